/** What checks found, for people. */
@NullMarked
package io.sapphire.local.finding;

import org.jspecify.annotations.NullMarked;
