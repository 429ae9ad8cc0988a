/** Recorded bars and nothing else: what happened within one is a convention, sides and book are derived from it. */
@NullMarked
package io.sapphire.simulator.feed.bars;

import org.jspecify.annotations.NullMarked;
