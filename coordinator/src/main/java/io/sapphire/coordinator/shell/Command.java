package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import java.util.List;
import reactor.core.publisher.Sinks;

/**
 * What an operator wants.
 *
 * @param recorded gets the sequence of its last event once that is in the log
 */
public record Command(Kind kind, String operator, String reason, Sinks.One<Long> recorded) {

    /** What an operator can do. */
    public enum Kind {
        HALT,
        REDUCE,
        RESUME,
        FLATTEN
    }

    public Command {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("an operator and a reason are required");
        }
    }

    List<MeshEvent> events(TradingCore core) {
        var now = core.state().now();
        return switch (kind) {
            case HALT -> List.of(new MeshEvent.TradingHalted(operator, reason, now));
            case REDUCE -> List.of(new MeshEvent.TradingReduced(operator, reason, now));
            case RESUME -> List.of(new MeshEvent.TradingResumed(operator, reason, now));
            case FLATTEN ->
                List.of(
                        new MeshEvent.TradingHalted(operator, reason, now),
                        new MeshEvent.OperatorActed(operator, kind.name(), reason, now));
        };
    }
}
