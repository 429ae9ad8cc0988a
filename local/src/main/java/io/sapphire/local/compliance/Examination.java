package io.sapphire.local.compliance;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a log once and says what became of every control. */
final class Examination {
    private static final String USDT = "USDT";

    private final Desk desk = new Desk();
    private final OrderTrail trail = new OrderTrail();
    private final List<Probe> probes = List.of(
            new Recomputed(),
            new Bound(
                    "Price collar",
                    "RTS 6 Art. 15(1)(a); 15c3-5(c)(1)(ii)",
                    "max-price-deviation",
                    "0.5",
                    "of the mark",
                    DenialCode.PRICE_DEVIATION,
                    Examination::deviation),
            new Bound(
                    "Order value",
                    "RTS 6 Art. 15(1)(b); 15c3-5(c)(1)(ii)",
                    "max-order-notional",
                    "1000000000",
                    USDT,
                    DenialCode.ORDER_NOTIONAL,
                    Examination::notional),
            new Bound(
                    "Order volume",
                    "RTS 6 Art. 15(1)(c); 15c3-5(c)(1)(ii)",
                    "max-book-share",
                    "1000",
                    "of what the book showed",
                    DenialCode.BOOK_SHARE,
                    Examination::bookShare),
            new Pacing("Orders per minute", "max-orders-per-minute", false, DenialCode.ORDER_RATE),
            new Pacing("Messages per minute", "max-messages-per-minute", true, DenialCode.MESSAGE_RATE),
            new RepeatedExecution(),
            new Bound(
                    "Position value",
                    "15c3-5(c)(1)(i); RTS 6 Art. 15(4)",
                    "max-position-notional",
                    "1000000000",
                    USDT,
                    DenialCode.POSITION_NOTIONAL,
                    Examination::positionAfter),
            new Bound(
                    "Gross exposure",
                    "15c3-5(c)(1)(i); RTS 6 Art. 15(4)",
                    "max-gross-notional",
                    "1000000000",
                    USDT,
                    DenialCode.GROSS_NOTIONAL,
                    (intended, at) -> Math.addExact(at.gross().e8(), notional(intended, at))),
            new Bound(
                    "Net exposure",
                    "15c3-5(c)(1)(i); RTS 6 Art. 15(4)",
                    "max-net-notional",
                    "1000000000",
                    USDT,
                    DenialCode.NET_NOTIONAL,
                    Examination::netAfter),
            new Bound(
                    "Leverage",
                    "15c3-5(c)(1)(i)",
                    "max-leverage",
                    "125",
                    "x equity",
                    DenialCode.LEVERAGE,
                    Examination::leverage),
            new CreditThresholds(),
            new Bound(
                    "Fresh market data",
                    "RTS 6 Art. 15(1)(a)",
                    "market-stale-after",
                    "",
                    "s",
                    DenialCode.STALE_MARKET,
                    Examination::age),
            new KillSwitch(),
            new Hands(),
            new Reconciliation());

    /** @param reader at the first event */
    List<Control> of(LogReader reader) {
        for (var next = reader.read(); next.isPresent(); next = reader.read()) {
            var recorded = next.get();
            probes.forEach(probe -> probe.see(recorded, desk));
            trail.see(recorded, desk);
            desk.take(recorded);
        }
        var controls = new ArrayList<>(
                probes.stream().map(probe -> probe.conclude(desk)).toList());
        controls.addAll(Stream.of(trail.duplicative(), trail.restricted(desk), trail.exclusive(), trail.recordedFirst())
                .toList());
        return controls;
    }

    Desk desk() {
        return desk;
    }

    /** The highest price it names, or the mark. */
    private static long price(Order order, Desk desk) {
        return order.terms()
                .reckoned()
                .or(() -> desk.mark(order.symbol()))
                .map(Price::e8)
                .orElse(0L);
    }

    private static long notional(OrderEvent.Intended intended, Desk desk) {
        return Fixed.multiply(
                price(intended.order(), desk), intended.order().quantity().e8());
    }

    private static long deviation(OrderEvent.Intended intended, Desk desk) {
        long mark = desk.mark(intended.order().symbol()).map(Price::e8).orElse(0L);
        return mark == 0
                ? Long.MAX_VALUE
                : Fixed.share(Math.abs(price(intended.order(), desk) - mark), Fixed.ONE, mark);
    }

    private static long bookShare(OrderEvent.Intended intended, Desk desk) {
        var order = intended.order();
        long shown = desk.frame(order.symbol()).stream()
                .flatMap(frame -> (order.side() == Side.BUY
                                ? frame.book().asks()
                                : frame.book().bids())
                        .stream())
                .mapToLong(level -> level.quantity().e8())
                .sum();
        return shown == 0 ? Long.MAX_VALUE : Fixed.share(order.quantity().e8(), Fixed.ONE, shown);
    }

    private static long signed(Order order) {
        return order.side() == Side.BUY
                ? order.quantity().e8()
                : -order.quantity().e8();
    }

    /** Without what is in flight. */
    private static long positionAfter(OrderEvent.Intended intended, Desk desk) {
        var order = intended.order();
        long after = desk.portfolio().position(order.symbol()).quantity().e8() + signed(order);
        return Math.abs(Fixed.multiply(price(order, desk), after));
    }

    private static long netAfter(OrderEvent.Intended intended, Desk desk) {
        long added = Long.signum(signed(intended.order())) * notional(intended, desk);
        return Math.abs(Math.addExact(desk.net().e8(), added));
    }

    private static long leverage(OrderEvent.Intended intended, Desk desk) {
        long gross = Math.addExact(desk.gross().e8(), notional(intended, desk));
        long equity = desk.equity().e8();
        return equity <= 0 ? Long.MAX_VALUE : Fixed.share(gross, Fixed.ONE, equity);
    }

    private static long age(OrderEvent.Intended intended, Desk desk) {
        return desk.frame(intended.order().symbol())
                .map(frame -> Duration.between(frame.end(), desk.now()))
                .map(age -> Math.multiplyExact(age.toMillis(), Fixed.ONE / 1_000))
                .orElse(Long.MAX_VALUE);
    }
}
