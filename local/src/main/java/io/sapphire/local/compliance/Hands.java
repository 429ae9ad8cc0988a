package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;

/** That whoever changed something is named, with a reason. */
final class Hands implements Probe {
    private long acts;
    private String broken = "";

    @Override
    public void see(Recorded recorded, Desk desk) {
        switch (recorded.event()) {
            case MeshEvent.TradingHalted act -> see(recorded.sequence(), act.operator(), act.reason());
            case MeshEvent.TradingReduced act -> see(recorded.sequence(), act.operator(), act.reason());
            case MeshEvent.TradingResumed act -> see(recorded.sequence(), act.operator(), act.reason());
            case MeshEvent.LimitsChanged act -> see(recorded.sequence(), act.operator(), act.reason());
            case MeshEvent.OperatorActed act -> see(recorded.sequence(), act.operator(), act.reason());
            case MeshEvent.AgentMuted act -> see(recorded.sequence(), act.operator(), act.reason());
            default -> {
                // No hand of a person.
            }
        }
    }

    private void see(long sequence, String operator, String reason) {
        acts++;
        if ((operator.isBlank() || reason.isBlank()) && broken.isEmpty()) {
            broken = "event %d has no name or no reason".formatted(sequence);
        }
    }

    @Override
    public Control conclude(Desk desk) {
        return new Control(
                "Authorised persons",
                "15c3-5(c)(2)(iii); RTS 6 Art. 15(3)",
                broken.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.BROKEN,
                "a token with the operator's role is asked for; agents cannot change limits",
                broken.isEmpty() ? "%d acts, each with a name and a reason".formatted(acts) : broken);
    }
}
