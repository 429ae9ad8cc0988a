package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** @param positions only what is not flat */
public record VenueAccount(Money wallet, List<VenuePosition> positions, Instant eventTime) {

    public VenueAccount {
        positions = List.copyOf(positions);
    }

    /** What is held of each market, in symbol order: in hedge mode the sum of its two positions, nothing if that is flat. */
    public List<Holding> holdings() {
        var net = new TreeMap<Symbol, SignedQuantity>();
        positions.forEach(position -> net.merge(position.symbol(), position.quantity(), SignedQuantity::plus));
        return net.entrySet().stream()
                .filter(held -> !held.getValue().isZero())
                .map(held -> new Holding(held.getKey(), held.getValue()))
                .toList();
    }
}
