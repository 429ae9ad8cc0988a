package io.sapphire.coordinator.risk;

import io.sapphire.coordinator.risk.RiskView.Market;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Terms;

/** What an order puts at stake. All numbers in 1e-8 units; nothing here allocates. */
final class Stake {

    private Stake() {}

    /** Quote-asset units per base-asset unit: the highest price the order names, or the mark if it names none. */
    static long price(Order order, RiskView view) {
        long named = named(order);
        return named > 0 ? named : view.market().mark().e8();
    }

    /** The highest price the order names; zero if it names none. */
    static long named(Order order) {
        return switch (order.terms()) {
            case Terms.Limit limit -> limit.price().e8();
            case Terms.Market _ -> 0;
            case Terms.StopMarket stop -> stop.trigger().e8();
            case Terms.TakeProfitMarket profit -> profit.trigger().e8();
            case Terms.Stop stop ->
                Math.max(stop.trigger().e8(), stop.limit().price().e8());
            case Terms.TakeProfit profit ->
                Math.max(profit.trigger().e8(), profit.limit().price().e8());
            case Terms.TrailingStop trailing ->
                trailing.activation().isPresent()
                        ? trailing.activation().orElseThrow().e8()
                        : 0;
        };
    }

    /** How far the prices the order names are from ticks below them, added up. */
    static long offTick(Order order, Instrument instrument) {
        long tick = instrument.tick().e8();
        return switch (order.terms()) {
            case Terms.Stop stop ->
                stop.trigger().e8() % tick + stop.limit().price().e8() % tick;
            case Terms.TakeProfit profit ->
                profit.trigger().e8() % tick + profit.limit().price().e8() % tick;
            case Terms.Limit _, Terms.Market _, Terms.StopMarket _, Terms.TakeProfitMarket _, Terms.TrailingStop _ ->
                named(order) % tick;
        };
    }

    /** Base-asset units of the market's position afterwards, without its sign. */
    static long sizeAfter(Order order, RiskView view) {
        return Math.absExact(quantityAfter(order, view));
    }

    /** Whether the order trades against what is held. */
    static boolean opposes(Order order, RiskView view) {
        long held = view.market().position().quantity().e8();
        return held != 0 && Long.signum(held) == -Long.signum(signedQuantity(order));
    }

    static long notional(Order order, RiskView view) {
        return Fixed.multiply(price(order, view), order.quantity().e8());
    }

    /** With its sign. */
    static long signedNotional(Order order, RiskView view) {
        long worth = notional(order, view);
        return order.side() == Side.BUY ? worth : -worth;
    }

    static long signedQuantity(Order order) {
        return order.side() == Side.BUY
                ? order.quantity().e8()
                : -order.quantity().e8();
    }

    /** Base-asset units of the market's position, once everything in flight and the order have traded. */
    static long quantityAfter(Order order, RiskView view) {
        Market market = view.market();
        long before = Math.addExact(market.position().quantity().e8(), market.pendingSignedE8());
        return Math.addExact(before, signedQuantity(order));
    }

    /** Worth of the market's position afterwards, without its sign. */
    static long positionAfter(Order order, RiskView view) {
        return Math.absExact(Fixed.multiply(quantityAfter(order, view), price(order, view)));
    }

    /** As if the order added to what there is, whatever it does in its own market. */
    static long grossAfter(Order order, RiskView view) {
        return Math.addExact(view.books().gross().e8(), notional(order, view));
    }

    static long netAfter(Order order, RiskView view) {
        return Math.absExact(Math.addExact(view.books().net().e8(), signedNotional(order, view)));
    }

    /** What a usual day moves the heavier side by: a hedge is not trusted in a crash. */
    static long riskAfter(Order order, RiskView view) {
        long added =
                Fixed.multiply(notional(order, view), view.market().volatility().e8());
        long longs = view.books().longRisk().e8();
        long shorts = view.books().shortRisk().e8();
        return order.side() == Side.BUY
                ? Math.max(Math.addExact(longs, added), shorts)
                : Math.max(longs, Math.addExact(shorts, added));
    }

    /** What the side of the book shows that the order would trade with. */
    static long shown(Order order, RiskView view) {
        return order.side() == Side.BUY
                ? view.market().shownAsksE8()
                : view.market().shownBidsE8();
    }

    /** What the venue binds, the order included. */
    static long marginAfter(Order order, RiskView view, RiskLimits limits) {
        long bracket = VenueMargin.initialRate(view.market().instrument(), positionAfter(order, view));
        long rate = Math.max(
                Math.max(limits.margin().initial().e8(), bracket),
                view.market().venueInitial().e8());
        return Math.addExact(view.books().margin().e8(), Fixed.multiply(notional(order, view), rate));
    }

    /** What entries in the market usually are worth; the order itself while that is not known. */
    static long typical(Order order, RiskView view) {
        long typical = view.pace().typicalEntry().e8();
        return typical > 0 ? typical : Math.max(1, notional(order, view));
    }

    /** Nothing is lost before there was anything. */
    static long belowPeak(RiskView view) {
        return view.books().peak().signum() <= 0
                ? 0
                : Math.subtractExact(
                        view.books().peak().e8(), view.books().equity().e8());
    }

    static long peak(RiskView view) {
        return Math.max(1, view.books().peak().e8());
    }

    static long equity(RiskView view) {
        return view.books().equity().e8();
    }
}
