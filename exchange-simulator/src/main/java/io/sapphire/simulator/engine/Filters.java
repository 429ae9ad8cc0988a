package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.market.LargestOrder;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules {@code exchangeInfo} tells about prices and quantities. */
public final class Filters {
    /** How much above the mark a buy may be; the value of the sample in Aster's documentation. */
    public static final Rate HIGHEST = Rate.of("1.15");
    /** How much below the mark a sell may be; from there too. */
    public static final Rate LOWEST = Rate.of("0.85");
    /** How far from the mark a market order may trade, as a fraction; from there too. */
    public static final Rate TAKE_BOUND = Rate.of("0.3");

    private Filters() {}

    static Optional<Refusal> increments(NewOrder order, Instrument instrument) {
        if (!prices(order).allMatch(instrument::onTick)) {
            return Optional.of(Refusal.TICK);
        }
        if (!order.closesPosition() && !instrument.onStep(new Quantity(order.quantityE8()))) {
            return Optional.of(Refusal.STEP);
        }
        return order.quantityE8() > LargestOrder.QUANTITY.e8() ? Optional.of(Refusal.TOO_LARGE) : Optional.empty();
    }

    /** Whether an order is near enough to the mark. */
    static Optional<Refusal> distance(NewOrder order, MarketState market) {
        long mark = market.mark().orElseThrow().e8();
        return switch (order.terms()) {
            case Terms.Limit limit -> distance(order.side(), limit.price(), mark);
            case Terms.Market _ ->
                market.touch(order.side())
                        .filter(touch -> Math.abs(touch.e8() - mark) > Fixed.multiply(mark, TAKE_BOUND.e8()))
                        .map(_ -> Refusal.TAKE_BOUND);
            case Terms.Conditional _ -> Optional.empty();
        };
    }

    /** What an order is worth per unit, as far as can be said before it trades; nothing if the market has no price. */
    static Optional<Price> price(NewOrder order, MarketState market) {
        return prices(order).findFirst().or(() -> market.touch(order.side()));
    }

    /** Every price the order names; the one it may trade at first. */
    private static Stream<Price> prices(NewOrder order) {
        return switch (order.terms()) {
            case Terms.Limit limit -> Stream.of(limit.price());
            case Terms.Market _ -> Stream.of();
            case Terms.Conditional(Trigger trigger, Terms.Limit limit) ->
                Stream.concat(Stream.of(limit.price()), prices(trigger));
            case Terms.Conditional(Trigger trigger, Terms.Market _) -> prices(trigger);
        };
    }

    private static Stream<Price> prices(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Stop stop -> Stream.of(stop.price());
            case Trigger.TakeProfit profit -> Stream.of(profit.price());
            case Trigger.Trailing trailing -> trailing.activation().stream();
        };
    }

    private static Optional<Refusal> distance(Side side, Price price, long mark) {
        return switch (side) {
            case BUY -> {
                var most = new Price(Fixed.multiply(mark, HIGHEST.e8()));
                yield price.compareTo(most) > 0 ? Optional.of(Refusal.priceTooHigh(most.toString())) : Optional.empty();
            }
            case SELL -> {
                var least = new Price(Fixed.multiply(mark, LOWEST.e8()));
                yield price.compareTo(least) < 0
                        ? Optional.of(Refusal.priceTooLow(least.toString()))
                        : Optional.empty();
            }
        };
    }
}
