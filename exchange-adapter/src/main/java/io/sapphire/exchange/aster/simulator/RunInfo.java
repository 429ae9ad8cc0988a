package io.sapphire.exchange.aster.simulator;

import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a simulator's run stands. */
public record RunInfo(
        long seed,
        boolean lockStep,
        long step,
        Instant venueTime,
        Instant tradingStart,
        boolean ended,
        List<SimulatedMarket> markets,
        LastSequence last) {

    public RunInfo {
        markets = List.copyOf(markets);
    }

    /** The clock stands still between steps. */
    public boolean isStepping() {
        return lockStep && !ended;
    }

    /** How one market of the run came about. */
    public record SimulatedMarket(
            Symbol symbol,
            String origin,
            Duration frameInterval,
            boolean sidesDerived,
            boolean bookDerived,
            Duration shift) {}
}
