package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.VenueOrder;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.Optional;

/** Whether an order that waits has waited long enough. */
public final class Triggers {
    /** Fraction of the mark; the value of the sample in Aster's documentation of {@code exchangeInfo}. */
    public static final Rate PROTECTION = Rate.of("0.15");

    private Triggers() {}

    /** The price an order watches; nothing before there is one. */
    static Optional<Price> watched(NewOrder order, MarketState market) {
        return order.workingPrice() == WorkingPrice.MARK_PRICE ? market.mark() : market.lastPrice();
    }

    /** Looks at the watched price, and remembers it. */
    static boolean isReached(VenueOrder order, Trigger trigger, Price price) {
        var side = order.order().side();
        return switch (trigger) {
            case Trigger.Stop stop -> stop.isReached(side, price);
            case Trigger.TakeProfit profit -> profit.isReached(side, price);
            case Trigger.Trailing trailing -> trailing.isReached(side, order.watch(price), price);
        };
    }

    /** Mark and last trade are so far apart that one of them may be wrong. */
    static boolean areApart(MarketState market) {
        var mark = market.mark();
        var last = market.lastPrice();
        if (mark.isEmpty() || last.isEmpty()) {
            return false;
        }
        long distance = Math.abs(mark.orElseThrow().e8() - last.orElseThrow().e8());
        return distance > Fixed.multiply(mark.orElseThrow().e8(), PROTECTION.e8());
    }

    /** It would be triggered by the price as it is, or could never be activated. */
    static boolean isTooEarly(NewOrder order, Trigger trigger, Price price) {
        return switch (trigger) {
            case Trigger.Stop stop -> stop.isReached(order.side(), price);
            case Trigger.TakeProfit profit -> profit.isReached(order.side(), price);
            case Trigger.Trailing trailing ->
                trailing.activation()
                        .filter(activation -> new Trigger.TakeProfit(activation).isReached(order.side(), price))
                        .isPresent();
        };
    }
}
