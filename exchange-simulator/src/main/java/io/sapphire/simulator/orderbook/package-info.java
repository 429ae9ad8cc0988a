/** Orders meeting each other by price, then time: the book of a market that consists only of its participants. */
@NullMarked
package io.sapphire.simulator.orderbook;

import org.jspecify.annotations.NullMarked;
