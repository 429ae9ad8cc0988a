package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueOrder;
import java.util.Optional;

/** What the venue checks before it takes an order. */
final class Admission {
    /** Open orders of one market. */
    static final int MOST_ORDERS = 200;
    /** Of those, how many may wait for a trigger. */
    static final int MOST_WAITING = 100;

    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final Margin margin;

    Admission(MarketStates markets, Account account, Orders orders, Margin margin) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.margin = margin;
    }

    /** Nothing if the order is taken. */
    Optional<Refusal> check(NewOrder order) {
        return markets.find(order.symbol())
                .map(market -> check(order, market))
                .orElse(Optional.of(Refusal.UNKNOWN_SYMBOL));
    }

    private Optional<Refusal> check(NewOrder order, MarketState market) {
        if (market.mark().isEmpty()) {
            return Optional.of(Refusal.NO_PRICE);
        }
        return status(order, market)
                .or(() -> positionSide(order))
                .or(() -> Filters.increments(order, market.instrument()))
                .or(() -> size(order, market))
                .or(() -> trigger(order, market))
                .or(() -> orders.isOpen(order.clientOrderId()) ? Optional.of(Refusal.DUPLICATE) : Optional.empty())
                .or(() -> count(order))
                .or(() -> order.onlyReduces() ? reduces(order) : margin(order))
                .or(() -> Filters.distance(order, market));
    }

    /** Whether an open order may have another price and size. */
    Optional<Refusal> check(VenueOrder open, NewOrder changed) {
        var market = markets.get(changed.symbol());
        return status(changed, market)
                .or(() -> Filters.increments(changed, market.instrument()))
                .or(() -> size(changed, market))
                .or(() -> Filters.distance(changed, market))
                .or(() -> grows(open, changed) && !changed.onlyReduces() ? margin(changed) : Optional.empty());
    }

    /** Only then may a change need margin; that of the order as it was is counted on top, to be on the safe side. */
    private static boolean grows(VenueOrder open, NewOrder changed) {
        return changed.quantityE8() > open.order().quantityE8();
    }

    private static Optional<Refusal> status(NewOrder order, MarketState market) {
        return switch (market.status()) {
            case TRADING -> Optional.empty();
            case PRE_SETTLE, SETTLING -> order.onlyReduces() ? Optional.empty() : Optional.of(Refusal.NOT_OPENING);
            case CLOSE -> Optional.of(Refusal.CLOSED);
        };
    }

    private Optional<Refusal> positionSide(NewOrder order) {
        boolean named = order.positionSide() != PositionSide.BOTH;
        if (named != account.settings().isHedging()) {
            return Optional.of(Refusal.POSITION_SIDE);
        }
        return named && order.reduceOnly() ? Optional.of(Refusal.REDUCE_ONLY_IN_HEDGE) : Optional.empty();
    }

    private Optional<Refusal> size(NewOrder order, MarketState market) {
        if (order.onlyReduces()) {
            return Optional.empty();
        }
        var price = Filters.price(order, market);
        if (price.isEmpty()) {
            return Optional.of(Refusal.NO_PRICE);
        }
        var least = market.instrument().minNotional();
        return notional(price.orElseThrow(), order.quantityE8())
                        .filter(worth -> worth.compareTo(least) < 0)
                        .isPresent()
                ? Optional.of(Refusal.minNotional(least.toString()))
                : Optional.empty();
    }

    private Optional<Refusal> trigger(NewOrder order, MarketState market) {
        if (!(order.terms() instanceof Terms.Conditional waiting)) {
            return Optional.empty();
        }
        return Triggers.watched(order, market)
                .filter(price -> Triggers.isTooEarly(order, waiting.trigger(), price))
                .map(_ -> Refusal.WOULD_TRIGGER);
    }

    private Optional<Refusal> count(NewOrder order) {
        var open = orders.open(order.symbol());
        if (open.size() >= MOST_ORDERS) {
            return Optional.of(Refusal.TOO_MANY_ORDERS);
        }
        boolean waits = order.terms() instanceof Terms.Conditional;
        return waits && open.stream().filter(VenueOrder::isWaiting).count() >= MOST_WAITING
                ? Optional.of(Refusal.TOO_MANY_STOPS)
                : Optional.empty();
    }

    private Optional<Refusal> reduces(NewOrder order) {
        if (order.closesPosition()) {
            return Optional.empty();
        }
        int held = account.holding(order.leg()).quantity().signum();
        boolean reduces = order.side() == Side.BUY ? held < 0 : held > 0;
        return reduces ? Optional.empty() : Optional.of(Refusal.REDUCE_ONLY);
    }

    private Optional<Refusal> margin(NewOrder order) {
        try {
            if (!margin.covers(order)) {
                return Optional.of(Refusal.MARGIN);
            }
            return margin.isWithinBracket(order) ? Optional.empty() : Optional.of(Refusal.POSITION_LIMIT);
        } catch (ArithmeticException astronomic) {
            return Optional.of(Refusal.MARGIN);
        }
    }

    private static Optional<Money> notional(Price price, long quantityE8) {
        try {
            return Optional.of(price.times(new Quantity(quantityE8)));
        } catch (ArithmeticException astronomic) {
            return Optional.empty();
        }
    }
}
