package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Order;

/**
 * How far the mark may move against a position before the venue closes it: one-way, cross margin. With worth W of the
 * market's position at the mark, of which the bracket wants W m - c to be left, maintenance O of all other markets and
 * equity E, the price at which equity equals maintenance is a factor of the mark: (W + O - c - E) / (W (1 - m)) for a
 * long, (W - O + c + E) / (W (1 + m)) for a short (methods.md 8.4 solved at the mark). The distance is {@link #room}
 * divided by {@link #turning}.
 */
final class Liquidation {

    private Liquidation() {}

    /** Quote-asset units between the mark and the liquidation price, for the whole position once the order has traded. */
    static long room(Order order, RiskView view, RiskLimits limits) {
        long worth = worth(order, view);
        long elsewhere = view.books().maintenanceElsewhere().e8();
        long buffer = Math.subtractExact(view.books().equity().e8(), elsewhere);
        long room =
                Math.subtractExact(buffer, VenueMargin.maintenance(view.market().instrument(), worth, limits));
        return Math.min(room, turning(order, view, limits));
    }

    /** Quote-asset units of the position by which that room is measured: its worth less, or plus, its maintenance. */
    static long turning(Order order, RiskView view, RiskLimits limits) {
        long worth = worth(order, view);
        long maintenance = VenueMargin.maintenanceRate(view.market().instrument(), worth, limits);
        long side = Long.signum(Stake.quantityAfter(order, view));
        return Math.max(1, Fixed.multiply(worth, Fixed.ONE - side * maintenance));
    }

    private static long worth(Order order, RiskView view) {
        long quantity = Stake.quantityAfter(order, view);
        return Math.absExact(Fixed.multiply(quantity, view.market().mark().e8()));
    }
}
