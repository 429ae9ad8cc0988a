package io.sapphire.domain.order;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import java.util.List;
import java.util.Optional;

/** On what terms an order trades. */
public sealed interface Terms {

    /** At this price or better. */
    record Limit(Price price, TimeInForce timeInForce) implements Terms {}

    /** At once, at any price. */
    record Market() implements Terms {}

    /**
     * At any price, once the market has moved to the trigger: up for a buy, down for a sell.
     *
     * @param closePosition closes whatever the position then is; the order's quantity is not sent
     */
    record StopMarket(Price trigger, boolean closePosition, Watch watch) implements Terms {

        /** Watches the mark price. */
        public StopMarket(Price trigger, boolean closePosition) {
            this(trigger, closePosition, Watch.MARK);
        }
    }

    /**
     * At any price, once the market has moved to the trigger: down for a buy, up for a sell.
     *
     * @param closePosition closes whatever the position then is; the order's quantity is not sent
     */
    record TakeProfitMarket(Price trigger, boolean closePosition, Watch watch) implements Terms {}

    /** A limit order, once the market has moved to the trigger like that of a {@link StopMarket}. */
    record Stop(Price trigger, Limit limit, Watch watch) implements Terms {}

    /** A limit order, once the market has moved to the trigger like that of a {@link TakeProfitMarket}. */
    record TakeProfit(Price trigger, Limit limit, Watch watch) implements Terms {}

    /**
     * At any price, once the market has come back this far from its best price since the order was sent.
     *
     * @param activation price from which on the best price counts; without one it counts at once
     * @param callback fraction of the best price: 0.01 is 1 %
     */
    record TrailingStop(Optional<Price> activation, Rate callback, WorkingPrice watched) implements Terms {}

    /** Every price they name. */
    default List<Price> prices() {
        return switch (this) {
            case Limit limit -> List.of(limit.price());
            case Market _ -> List.of();
            case StopMarket stop -> List.of(stop.trigger());
            case TakeProfitMarket profit -> List.of(profit.trigger());
            case Stop stop -> List.of(stop.trigger(), stop.limit().price());
            case TakeProfit profit -> List.of(profit.trigger(), profit.limit().price());
            case TrailingStop trailing -> trailing.activation().stream().toList();
        };
    }

    /** The highest price they name, to reckon with; nothing if they name none. */
    default Optional<Price> reckoned() {
        return prices().stream().max(Price::compareTo);
    }

    /** The price that has to be reached first, if there is one from the start. */
    default Optional<Price> triggeredAt() {
        return switch (this) {
            case StopMarket stop -> Optional.of(stop.trigger());
            case TakeProfitMarket profit -> Optional.of(profit.trigger());
            case Stop stop -> Optional.of(stop.trigger());
            case TakeProfit profit -> Optional.of(profit.trigger());
            case TrailingStop trailing -> trailing.activation();
            case Limit _, Market _ -> Optional.empty();
        };
    }

    /** The limit order they are, or become. */
    default Optional<Limit> limited() {
        return switch (this) {
            case Limit limit -> Optional.of(limit);
            case Stop stop -> Optional.of(stop.limit());
            case TakeProfit profit -> Optional.of(profit.limit());
            case Market _, StopMarket _, TakeProfitMarket _, TrailingStop _ -> Optional.empty();
        };
    }

    /** Whether the order closes whatever the position then is. */
    default boolean closesPosition() {
        return switch (this) {
            case StopMarket stop -> stop.closePosition();
            case TakeProfitMarket profit -> profit.closePosition();
            case Limit _, Market _, Stop _, TakeProfit _, TrailingStop _ -> false;
        };
    }
}
