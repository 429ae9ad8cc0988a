package io.sapphire.coordinator.core;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.Comparator;

/** How much a decision expects, and how soon. Reads the state, changes nothing. */
final class Strength {
    private static final String EDGE = "edge-after-cost";

    private final CoreState state;

    Strength(CoreState state) {
        this.state = state;
    }

    /** The move it expects in its favour, as a fraction, in 1e-8 units; zero of logs that do not tell. */
    static long edgeE8(Decision decision) {
        return decision.checks().stream()
                .filter(check -> check.name().equals(EDGE))
                .mapToLong(Check::observedE8)
                .findFirst()
                .orElse(0);
    }

    /** The shortest within which a seat that wants the same expects it; zero if no seat does. */
    Duration horizon(Decision decision) {
        return state.seats().words().stream()
                .filter(word -> word.symbol().equals(decision.symbol()) && word.direction() == decision.direction())
                .map(Signal::horizon)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
