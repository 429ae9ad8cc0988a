package io.sapphire.coordinator.core;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;

/**
 * What all markets together have at stake, at their marks: positions, and entries in flight as if they had traded. Summed
 * when made, then fixed.
 */
final class Stakes {
    private final CoreState state;
    private Money gross = Money.ZERO;
    private Money net = Money.ZERO;
    private Money margin = Money.ZERO;
    private Money longRisk = Money.ZERO;
    private Money shortRisk = Money.ZERO;

    Stakes(CoreState state) {
        this.state = state;
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
        margin = margin.plus(worth.abs().times(bound(symbol)));
        var risk = worth.abs().times(market.volatility());
        if (worth.signum() > 0) {
            longRisk = longRisk.plus(risk);
        } else {
            shortRisk = shortRisk.plus(risk);
        }
    }

    private Rate bound(Symbol symbol) {
        var initial = state.limits().margin().initial();
        var venues = state.account().venueInitial(symbol);
        return venues.compareTo(initial) > 0 ? venues : initial;
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

    /** What a usual day moves all longs by. */
    Money longRisk() {
        return longRisk;
    }

    Money shortRisk() {
        return shortRisk;
    }
}
