package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Latch;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/**
 * Where a run stands.
 *
 * @param longestUnprotected longest venue time that a position was without a stop at the venue
 * @param totalUnprotected all of that time together
 * @param markets those that are held back by themselves
 * @param unreplicated why the log's replica does not hold what is decided; empty while it does
 * @param replicaLag events of the log that its replica has not acknowledged
 */
public record Status(
        String runId,
        long sequence,
        Latch latch,
        Instant venueTime,
        boolean recordingEnded,
        long fills,
        long orders,
        long denials,
        Money realisedPnl,
        Money fees,
        Money funding,
        Money equity,
        String stateHash,
        long invalidBooks,
        long limitsVersion,
        Duration longestUnprotected,
        Duration totalUnprotected,
        SortedMap<Symbol, Latch> markets,
        String unreplicated,
        long replicaLag) {

    static Status of(TradingCore core, Standing replica) {
        var state = core.state();
        return new Status(
                core.run().runId(),
                state.sequence(),
                state.latch(),
                state.now(),
                state.readiness() == Readiness.RECORDING_ENDED,
                core.orders().fills(),
                core.orders().intents(),
                core.orders().denials(),
                core.portfolio().realised(),
                core.portfolio().fees(),
                core.portfolio().funding(),
                state.equity(),
                core.stateHash(),
                state.invalidBooks(),
                state.limitBook().limits().version(),
                state.nakedness().longest(),
                state.nakedness().total(state.now()),
                state.held(),
                replica.reason(),
                replica.lag());
    }
}
