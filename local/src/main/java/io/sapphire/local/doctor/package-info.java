/** What is wrong, since when, and what to do. */
@NullMarked
package io.sapphire.local.doctor;

import org.jspecify.annotations.NullMarked;
