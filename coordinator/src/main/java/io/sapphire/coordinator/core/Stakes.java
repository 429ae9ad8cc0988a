package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.VenueMargin;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What all markets together have at stake, at their marks: positions, and entries in flight as if they had traded. Summed
 * when made, then fixed.
 */
final class Stakes {
    private final CoreState state;
    private final Symbol own;
    private Money gross = Money.ZERO;
    private Money net = Money.ZERO;
    private Money margin = Money.ZERO;
    private Money maintenanceElsewhere = Money.ZERO;
    private Money longRisk = Money.ZERO;
    private Money shortRisk = Money.ZERO;

    /** @param own the market of the order that is checked */
    Stakes(CoreState state, Symbol own) {
        this.state = state;
        this.own = own;
        state.markets().forEach(market -> {
            var symbol = market.listing().symbol();
            add(market, state.portfolio().position(symbol).quantity());
            add(market, new SignedQuantity(state.orders().pendingSignedE8(symbol)));
        });
    }

    private void add(Market market, SignedQuantity quantity) {
        if (quantity.isZero()) {
            return;
        }
        var symbol = market.listing().symbol();
        var worth = quantity.times(state.mark(symbol));
        gross = gross.plus(worth.abs());
        net = net.plus(worth);
        margin = margin.plus(worth.abs().times(bound(market, worth.abs())));
        if (!symbol.equals(own)) {
            var left = VenueMargin.maintenance(
                    market.listing().instrument(), worth.abs().e8(), state.limits());
            maintenanceElsewhere = maintenanceElsewhere.plus(new Money(left));
        }
        var risk = worth.abs().times(market.volatility());
        if (worth.signum() > 0) {
            longRisk = longRisk.plus(risk);
        } else {
            shortRisk = shortRisk.plus(risk);
        }
    }

    private Rate bound(Market market, Money worth) {
        var least = state.limits().margin().initial();
        var set = state.account().venueInitial(market.listing().symbol());
        var bracket = new Rate(VenueMargin.initialRate(market.listing().instrument(), worth.e8()));
        return Stream.of(least, set, bracket).max(Comparator.naturalOrder()).orElseThrow();
    }

    Money gross() {
        return gross;
    }

    Money net() {
        return net;
    }

    /** What the venue binds of equity. */
    Money margin() {
        return margin;
    }

    /** What must be left of all that is not in the order's market. */
    Money maintenanceElsewhere() {
        return maintenanceElsewhere;
    }

    /** What a usual day moves all longs by. */
    Money longRisk() {
        return longRisk;
    }

    Money shortRisk() {
        return shortRisk;
    }
}
