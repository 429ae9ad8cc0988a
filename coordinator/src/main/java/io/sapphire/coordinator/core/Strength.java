package io.sapphire.coordinator.core;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;

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

    /** The shortest within which a seat that voted for it expects it; zero if no seat did. */
    Duration horizon(Decision decision) {
        var voters = decision.votes().stream()
                .filter(vote -> vote.state() == Vote.State.VOTED)
                .map(Vote::agent)
                .collect(Collectors.toSet());
        return state.seats().words().stream()
                .filter(word -> voters.contains(word.agent())
                        && word.symbol().equals(decision.symbol())
                        && word.direction() == decision.direction())
                .map(Signal::horizon)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
