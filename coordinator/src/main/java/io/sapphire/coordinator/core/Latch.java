package io.sapphire.coordinator.core;

import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent;

/**
 * The operator's hand on trading. It holds until an operator lets go.
 *
 * @param operator who put it into this state; empty while active from the start
 * @param flattening positions are being closed
 */
public record Latch(TradingState state, String operator, String reason, boolean flattening) {
    static final Latch OPEN = new Latch(TradingState.ACTIVE, "", "", false);

    /** How repeated entries look from outside. */
    static final Latch THROTTLED =
            new Latch(TradingState.REDUCING, "throttle", "entries were repeated too often; re-arm them", false);

    /** What an operator's act is called that closes positions. */
    public static final String FLATTEN = "FLATTEN";

    /** What an operator's act is called that lets repeated entries pass again. */
    public static final String REARM = "REARM";

    static Latch of(MeshEvent.TradingHalted halted) {
        return new Latch(TradingState.HALTED, halted.operator(), halted.reason(), false);
    }

    static Latch of(MeshEvent.TradingReduced reduced) {
        return new Latch(TradingState.REDUCING, reduced.operator(), reduced.reason(), false);
    }

    static Latch of(MeshEvent.TradingResumed resumed) {
        return new Latch(TradingState.ACTIVE, resumed.operator(), resumed.reason(), false);
    }

    Latch flatten() {
        return new Latch(state, operator, reason, true);
    }
}
