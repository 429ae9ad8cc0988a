/** Tries many settings of one rule over the closes of recorded bars: fast, and knowing nothing of a venue. */
@NullMarked
package io.sapphire.local.screen;

import org.jspecify.annotations.NullMarked;
