package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import java.util.List;
import reactor.core.publisher.Sinks;

/**
 * An operator's instruction.
 *
 * @param recorded gets the sequence of its last event once that is in the log, or why it cannot be followed
 */
record Command(Instruction instruction, String operator, String reason, Sinks.One<Long> recorded) {

    Command {
        if (operator.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("an operator and a reason are required");
        }
    }

    /** @throws RuntimeException as {@link Instruction#events} says */
    List<MeshEvent> events(TradingCore core) {
        return instruction.events(core, operator, reason);
    }
}
