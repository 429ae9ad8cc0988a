/** Pieces of work that know nothing of each other, on all cores. */
@NullMarked
package io.sapphire.local.trial;

import org.jspecify.annotations.NullMarked;
