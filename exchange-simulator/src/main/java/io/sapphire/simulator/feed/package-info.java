/** Recorded markets, read from files and played as tapes; what a recording lacks is derived from its past only. */
@NullMarked
package io.sapphire.simulator.feed;

import org.jspecify.annotations.NullMarked;
