package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Latch;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.Money;
import java.time.Instant;

/** Where a run stands. */
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
        long limitsVersion) {

    static Status of(TradingCore core) {
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
                state.limitBook().limits().version());
    }
}
