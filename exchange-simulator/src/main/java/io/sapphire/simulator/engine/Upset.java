package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Treatment;

/** Something the venue does to its clients that they did not ask for. It happens at once. */
public sealed interface Upset {

    /** The next order that is taken is handled like this. */
    record NextOrder(Treatment treatment) implements Upset {}

    /** An order that waits in the book trades wholly at its price, whatever the market does. */
    record Filled(Symbol symbol, OrderRef ref) implements Upset {}

    /** An order is cancelled. */
    record Cancelled(Symbol symbol, OrderRef ref) implements Upset {}

    /** A position is closed at the mark to help somebody else. */
    record Deleveraged(Leg leg) implements Upset {}

    /** All prices of a market are so much higher from now on. @param ticks negative for lower */
    record Jumped(Symbol symbol, long ticks) implements Upset {}

    record StatusChanged(Symbol symbol, MarketStatus status) implements Upset {}

    /** @param tick from now on; what waits stays where it is */
    record TickChanged(Symbol symbol, Price tick) implements Upset {}
}
