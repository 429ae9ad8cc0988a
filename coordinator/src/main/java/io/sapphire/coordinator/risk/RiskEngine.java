package io.sapphire.coordinator.risk;

import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.util.Optional;

/** Holds one order against every limit. Pure: the same order, view and limits give the same verdict. */
public final class RiskEngine {
    private static final String MONEY = "USDT";

    private RiskEngine() {}

    /** The one place where an approval is made. */
    public static RiskVerdict check(Order order, RiskView view, RiskLimits limits) {
        return wellFormed(order, view)
                .or(() -> order.purpose() == Purpose.ENTRY ? entry(order, view, limits) : smaller(order, view))
                .<RiskVerdict>map(denial -> new Denied(order, denial))
                .orElseGet(() -> new Approved(order, limits.version()));
    }

    private static Optional<Denial> wellFormed(Order order, RiskView view) {
        var instrument = view.instrument();
        boolean priced = switch (order.terms()) {
            case Terms.Limit limit -> instrument.onTick(limit.price());
            case Terms.StopMarket stop -> instrument.onTick(stop.trigger());
            case Terms.Market _ -> true;
        };
        if (!priced) {
            return denial(
                    DenialCode.PRECISION,
                    priceOf(order, view.mark()).e8(),
                    instrument.tick().e8(),
                    "tick");
        }
        if (!instrument.onStep(order.quantity())) {
            return denial(
                    DenialCode.PRECISION,
                    order.quantity().e8(),
                    instrument.step().e8(),
                    "step");
        }
        return Optional.empty();
    }

    /** What makes a position smaller passes unless trading is halted; protection always passes. */
    private static Optional<Denial> smaller(Order order, RiskView view) {
        long held = view.position().quantity().e8();
        long change = SignedQuantity.of(order.side(), order.quantity()).e8();
        boolean reduces = order.reduceOnly() && Long.signum(held) == -Long.signum(change);
        if (!reduces || (order.purpose() == Purpose.EXIT && Math.abs(change) > Math.abs(held))) {
            return denial(DenialCode.REDUCE_ONLY, change, held, "base");
        }
        boolean halted = view.state() == TradingState.HALTED && !view.flattening();
        return order.purpose() == Purpose.EXIT && halted
                ? denial(DenialCode.HALTED, Fixed.ONE, 0, "state")
                : Optional.empty();
    }

    private static Optional<Denial> entry(Order order, RiskView view, RiskLimits limits) {
        return state(view).or(() -> ignorance(view, limits)).or(() -> size(order, view, limits));
    }

    private static Optional<Denial> state(RiskView view) {
        return switch (view.state()) {
            case HALTED -> denial(DenialCode.HALTED, Fixed.ONE, 0, "state");
            case REDUCING -> denial(DenialCode.REDUCING, Fixed.ONE, 0, "state");
            case ACTIVE -> view.warmUp() ? denial(DenialCode.WARM_UP, Fixed.ONE, 0, "state") : Optional.empty();
        };
    }

    private static Optional<Denial> ignorance(RiskView view, RiskLimits limits) {
        if (!view.reconciled()) {
            return denial(DenialCode.NOT_RECONCILED, Fixed.ONE, 0, "state");
        }
        if (view.unknownOrders() > 0) {
            return denial(DenialCode.OUTCOME_UNKNOWN, view.unknownOrders() * Fixed.ONE, 0, "orders");
        }
        if (view.marketAge().compareTo(limits.marketStaleAfter()) > 0) {
            return denial(
                    DenialCode.STALE_MARKET,
                    seconds(view.marketAge().toMillis()),
                    seconds(limits.marketStaleAfter().toMillis()),
                    "s");
        }
        return Optional.empty();
    }

    private static Optional<Denial> size(Order order, RiskView view, RiskLimits limits) {
        var price = priceOf(order, view.mark());
        var notional = price.times(order.quantity());
        long after = Math.addExact(
                Math.addExact(view.position().quantity().e8(), view.pendingSignedE8()),
                SignedQuantity.of(order.side(), order.quantity()).e8());
        var position = new SignedQuantity(after).times(price).abs();
        var leverage = leverageAfter(view, notional);
        if (notional.compareTo(view.instrument().minNotional()) < 0) {
            return money(DenialCode.MIN_NOTIONAL, notional, view.instrument().minNotional());
        }
        if (notional.compareTo(limits.maxOrderNotional()) > 0) {
            return money(DenialCode.ORDER_NOTIONAL, notional, limits.maxOrderNotional());
        }
        if (position.compareTo(limits.maxPositionNotional()) > 0) {
            return money(DenialCode.POSITION_NOTIONAL, position, limits.maxPositionNotional());
        }
        if (leverage > limits.maxLeverage().e8()) {
            return denial(DenialCode.LEVERAGE, leverage, limits.maxLeverage().e8(), "x");
        }
        if (view.lossToday().compareTo(limits.maxDailyLoss()) >= 0) {
            return money(DenialCode.DAILY_LOSS, view.lossToday(), limits.maxDailyLoss());
        }
        if (view.ordersLastMinute() >= limits.maxOrdersPerMinute()) {
            return denial(
                    DenialCode.ORDER_RATE,
                    (view.ordersLastMinute() + 1) * Fixed.ONE,
                    limits.maxOrdersPerMinute() * Fixed.ONE,
                    "orders/min");
        }
        return Optional.empty();
    }

    /** All positions and the order, as if it added to them, over equity; without equity nothing is small enough. */
    private static long leverageAfter(RiskView view, Money notional) {
        return view.equity().signum() <= 0
                ? Long.MAX_VALUE
                : Fixed.share(
                        view.gross().plus(notional).e8(),
                        Fixed.ONE,
                        view.equity().e8());
    }

    private static Price priceOf(Order order, Price mark) {
        return switch (order.terms()) {
            case Terms.Limit limit -> limit.price();
            case Terms.StopMarket stop -> stop.trigger();
            case Terms.Market _ -> mark;
        };
    }

    private static Optional<Denial> money(DenialCode code, Money observed, Money limit) {
        return denial(code, observed.e8(), limit.e8(), MONEY);
    }

    private static Optional<Denial> denial(DenialCode code, long observedE8, long limitE8, String unit) {
        return Optional.of(new Denial(code, observedE8, limitE8, unit));
    }

    private static long seconds(long millis) {
        return millis * (Fixed.ONE / 1_000);
    }
}
