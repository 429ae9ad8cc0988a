package io.sapphire.local.http;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A venue that is no simulator: it warms up nothing, never ends, and its books are asked for over the adapter only.
 *
 * @param rest where it is
 */
public record LiveVenue(String rest, List<Symbol> symbols) implements Overseer {

    public LiveVenue {
        symbols = List.copyOf(symbols);
    }

    @Override
    public boolean isReachable() {
        return true;
    }

    @Override
    public ReplayPlan plan() {
        return new ReplayPlan(
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                symbols.stream().map(this::label).toList());
    }

    private MarketLabel label(Symbol symbol) {
        return new MarketLabel(symbol.value(), "traded at " + rest, false, false, Duration.ZERO, "", false);
    }

    @Override
    public Money equity() {
        throw new IllegalStateException("the books of " + rest + " are its own");
    }

    @Override
    public void close() {}
}
