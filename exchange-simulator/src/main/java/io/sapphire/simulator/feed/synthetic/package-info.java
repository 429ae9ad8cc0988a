/** Trades nobody ever made: order flow from a seed, said to be so. */
@NullMarked
package io.sapphire.simulator.feed.synthetic;

import org.jspecify.annotations.NullMarked;
