package io.sapphire.coordinator.risk;

import io.sapphire.coordinator.risk.RiskLimits.Loss;
import io.sapphire.coordinator.risk.RiskLimits.Pace;
import io.sapphire.coordinator.risk.RiskLimits.Size;
import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.coordinator.risk.RiskView.Books;
import io.sapphire.coordinator.risk.RiskView.Market;
import io.sapphire.coordinator.risk.RiskView.Permission;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Purpose;
import java.time.Duration;
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
        var instrument = view.market().instrument();
        if (!order.terms().prices().stream().allMatch(instrument::onTick)) {
            return denial(
                    DenialCode.PRECISION,
                    priceOf(order, view.market().mark()).e8(),
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
        long held = view.market().position().quantity().e8();
        long change = SignedQuantity.of(order.side(), order.quantity()).e8();
        boolean reduces = order.reduceOnly() && Long.signum(held) == -Long.signum(change);
        if (!reduces || (order.purpose() == Purpose.EXIT && Math.abs(change) > Math.abs(held))) {
            return denial(DenialCode.REDUCE_ONLY, change, held, "base");
        }
        boolean halted = view.permission().state() == TradingState.HALTED
                && !view.permission().flattening();
        return order.purpose() == Purpose.EXIT && halted
                ? denial(DenialCode.HALTED, Fixed.ONE, 0, "state")
                : Optional.empty();
    }

    private static Optional<Denial> entry(Order order, RiskView view, RiskLimits limits) {
        return state(view.permission())
                .or(() -> ignorance(view, limits))
                .or(() -> size(order, view, limits.size()))
                .or(() -> loss(view, limits.loss()))
                .or(() -> pace(view, limits.pace()));
    }

    private static Optional<Denial> state(Permission permission) {
        return switch (permission.state()) {
            case HALTED -> denial(DenialCode.HALTED, Fixed.ONE, 0, "state");
            case REDUCING -> denial(DenialCode.REDUCING, Fixed.ONE, 0, "state");
            case ACTIVE -> permission.warmUp() ? denial(DenialCode.WARM_UP, Fixed.ONE, 0, "state") : Optional.empty();
        };
    }

    private static Optional<Denial> ignorance(RiskView view, RiskLimits limits) {
        if (!view.permission().reconciled()) {
            return denial(DenialCode.NOT_RECONCILED, Fixed.ONE, 0, "state");
        }
        if (view.permission().unknownOrders() > 0) {
            return denial(DenialCode.OUTCOME_UNKNOWN, view.permission().unknownOrders() * Fixed.ONE, 0, "orders");
        }
        var stale = limits.pace().marketStaleAfter();
        return view.market().age().compareTo(stale) > 0
                ? denial(DenialCode.STALE_MARKET, seconds(view.market().age()), seconds(stale), "s")
                : Optional.empty();
    }

    private static Optional<Denial> size(Order order, RiskView view, Size limits) {
        var market = view.market();
        var price = priceOf(order, market.mark());
        var notional = price.times(order.quantity());
        long deviation = deviation(price, market.mark());
        if (deviation > limits.maxPriceDeviation().e8()) {
            return denial(
                    DenialCode.PRICE_DEVIATION,
                    deviation,
                    limits.maxPriceDeviation().e8(),
                    "of the mark");
        }
        if (notional.compareTo(market.instrument().minNotional()) < 0) {
            return money(DenialCode.MIN_NOTIONAL, notional, market.instrument().minNotional());
        }
        if (notional.compareTo(limits.maxOrderNotional()) > 0) {
            return money(DenialCode.ORDER_NOTIONAL, notional, limits.maxOrderNotional());
        }
        var position = after(order, market).times(price).abs();
        if (position.compareTo(limits.maxPositionNotional()) > 0) {
            return money(DenialCode.POSITION_NOTIONAL, position, limits.maxPositionNotional());
        }
        return exposure(order, notional, view.books(), limits);
    }

    /** As if the order added to what there is, whatever it does in its own market. */
    private static Optional<Denial> exposure(Order order, Money notional, Books books, Size limits) {
        var gross = books.gross().plus(notional);
        if (gross.compareTo(limits.maxGrossNotional()) > 0) {
            return money(DenialCode.GROSS_NOTIONAL, gross, limits.maxGrossNotional());
        }
        var net = order.side() == Side.BUY
                ? books.net().plus(notional)
                : books.net().minus(notional);
        if (net.abs().compareTo(limits.maxNetNotional()) > 0) {
            return money(DenialCode.NET_NOTIONAL, net.abs(), limits.maxNetNotional());
        }
        long leverage = leverage(gross, books.equity());
        return leverage > limits.maxLeverage().e8()
                ? denial(DenialCode.LEVERAGE, leverage, limits.maxLeverage().e8(), "x")
                : Optional.empty();
    }

    private static Optional<Denial> loss(RiskView view, Loss limits) {
        var books = view.books();
        if (books.lossToday().compareTo(limits.maxDaily()) >= 0) {
            return money(DenialCode.DAILY_LOSS, books.lossToday(), limits.maxDaily());
        }
        long drawdown = drawdown(books);
        if (drawdown >= limits.maxDrawdown().e8()) {
            return denial(DenialCode.DRAWDOWN, drawdown, limits.maxDrawdown().e8(), "of the peak");
        }
        if (books.lossStreak() >= limits.maxStreak()) {
            return count(DenialCode.LOSS_STREAK, books.lossStreak(), limits.maxStreak(), "trades");
        }
        var since = view.market().sinceLoss();
        return since.compareTo(limits.cooldown()) < 0
                ? denial(DenialCode.COOLDOWN, seconds(since), seconds(limits.cooldown()), "s")
                : Optional.empty();
    }

    private static Optional<Denial> pace(RiskView view, Pace limits) {
        return view.ordersLastMinute() >= limits.maxOrdersPerMinute()
                ? count(DenialCode.ORDER_RATE, view.ordersLastMinute() + 1, limits.maxOrdersPerMinute(), "orders/min")
                : Optional.empty();
    }

    private static SignedQuantity after(Order order, Market market) {
        return new SignedQuantity(Math.addExact(
                Math.addExact(market.position().quantity().e8(), market.pendingSignedE8()),
                SignedQuantity.of(order.side(), order.quantity()).e8()));
    }

    private static long deviation(Price price, Price mark) {
        return Fixed.share(Math.abs(Math.subtractExact(price.e8(), mark.e8())), Fixed.ONE, mark.e8());
    }

    /** Without equity nothing is small enough. */
    private static long leverage(Money gross, Money equity) {
        return equity.signum() <= 0 ? Long.MAX_VALUE : Fixed.share(gross.e8(), Fixed.ONE, equity.e8());
    }

    /** Nothing is lost before there was anything. */
    private static long drawdown(Books books) {
        return books.peak().signum() <= 0
                ? 0
                : Fixed.share(
                        books.peak().minus(books.equity()).e8(),
                        Fixed.ONE,
                        books.peak().e8());
    }

    private static Price priceOf(Order order, Price mark) {
        return order.terms().reckoned().orElse(mark);
    }

    private static Optional<Denial> money(DenialCode code, Money observed, Money limit) {
        return denial(code, observed.e8(), limit.e8(), MONEY);
    }

    private static Optional<Denial> denial(DenialCode code, long observedE8, long limitE8, String unit) {
        return Optional.of(new Denial(code, observedE8, limitE8, unit));
    }

    private static Optional<Denial> count(DenialCode code, int observed, int limit, String unit) {
        return denial(code, observed * Fixed.ONE, limit * Fixed.ONE, unit);
    }

    private static long seconds(Duration span) {
        return Math.multiplyExact(span.toMillis(), Fixed.ONE / 1_000);
    }
}
