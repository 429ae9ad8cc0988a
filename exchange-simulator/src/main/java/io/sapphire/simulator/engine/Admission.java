package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.Optional;

/** What the venue checks before it takes an order. */
final class Admission {
    /** Far above any order a person means, and far below where notional arithmetic ends. */
    static final Quantity MOST = Quantity.of("10000000");

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
        return increments(order, market.instrument())
                .or(() -> size(order, market))
                .or(() -> trigger(order, market))
                .or(() -> orders.isOpen(order.clientOrderId()) ? Optional.of(Refusal.DUPLICATE) : Optional.empty())
                .or(() -> order.onlyReduces() ? reduces(order) : margin(order));
    }

    private Optional<Refusal> increments(NewOrder order, Instrument instrument) {
        var price = switch (order.terms()) {
            case Terms.Limit limit -> Optional.of(limit.price());
            case Terms.StopMarket stop -> Optional.of(stop.trigger());
            case Terms.Market _ -> Optional.<Price>empty();
        };
        if (price.isPresent() && !instrument.onTick(price.orElseThrow())) {
            return Optional.of(Refusal.TICK);
        }
        if (!order.closesPosition() && !instrument.onStep(new Quantity(order.quantityE8()))) {
            return Optional.of(Refusal.STEP);
        }
        return order.quantityE8() > MOST.e8() ? Optional.of(Refusal.TOO_LARGE) : Optional.empty();
    }

    private Optional<Refusal> size(NewOrder order, MarketState market) {
        if (order.onlyReduces()) {
            return Optional.empty();
        }
        var price = switch (order.terms()) {
            case Terms.Limit limit -> Optional.of(limit.price());
            case Terms.StopMarket stop -> Optional.of(stop.trigger());
            case Terms.Market _ -> market.touch(order.side());
        };
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
        if (!(order.terms() instanceof Terms.StopMarket stop)) {
            return Optional.empty();
        }
        var watched = order.workingPrice() == WorkingPrice.MARK_PRICE ? market.mark() : market.lastPrice();
        return watched.filter(price -> reached(order.side(), stop.trigger(), price))
                .map(_ -> Refusal.WOULD_TRIGGER);
    }

    /** A buy stop waits for a rise, a sell stop for a fall. */
    static boolean reached(Side side, Price trigger, Price price) {
        return side == Side.BUY ? price.compareTo(trigger) >= 0 : price.compareTo(trigger) <= 0;
    }

    private Optional<Refusal> reduces(NewOrder order) {
        if (order.closesPosition()) {
            return Optional.empty();
        }
        int held = account.holding(order.symbol()).quantity().signum();
        boolean reduces = order.side() == Side.BUY ? held < 0 : held > 0;
        return reduces ? Optional.empty() : Optional.of(Refusal.REDUCE_ONLY);
    }

    private Optional<Refusal> margin(NewOrder order) {
        try {
            return margin.covers(order) ? Optional.empty() : Optional.of(Refusal.MARGIN);
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
