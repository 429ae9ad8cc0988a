package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of answers that came after their round: those of a voter are recorded as late and count for nothing. A shadow
 * is waited for by nobody, so its answer is in time until the deadline is over, whenever the round was.
 */
final class Lateness {
    private final Duration deadline;

    /** @param deadline of the first round; the second has half of it */
    Lateness(Duration deadline) {
        this.deadline = deadline;
    }

    /** Nothing of a shadow that had nothing new to say. */
    Optional<MeshEvent> event(LateAnswer late, boolean shadow) {
        var by = late.after().minus(limit(late.round()));
        return shadow && !by.isPositive() ? late.told().flatMap(told -> said(late, told)) : Optional.of(late(late, by));
    }

    private Duration limit(RoundKind round) {
        return switch (round) {
            case PROPOSAL -> deadline;
            case CRITIQUE -> deadline.dividedBy(2);
        };
    }

    /** A wait that ended early for another reason than the deadline made nobody late. */
    private static MeshEvent late(LateAnswer late, Duration by) {
        return new MeshEvent.AnswerLate(
                late.agent(), late.symbol(), late.frame(), late.round(), by.isNegative() ? Duration.ZERO : by);
    }

    private static Optional<MeshEvent> said(LateAnswer late, LateAnswer.Told told) {
        var refusal = Admission.refusal(told.reply(), late.agent(), told.about());
        if (refusal.isPresent()) {
            return Optional.of(
                    new MeshEvent.SignalRefused(late.agent(), late.symbol(), late.frame(), refusal.orElseThrow()));
        }
        return told.reply() instanceof Signal signal
                ? Optional.of(new MeshEvent.SignalReceived(signal))
                : Optional.empty();
    }
}
