package io.sapphire.coordinator.core;

import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.AgentMuted;
import io.sapphire.domain.event.Recorded;
import java.util.List;

/** What a core was told in any one life: votes, fills, refusals, operators, limits; weights are learnt on the way. */
public final class RecordedLife {

    private RecordedLife() {}

    public static List<Recorded> of(int seed, int steps) {
        var life = new AnySequenceTest.Life(
                seed,
                "limits.max-daily-loss=100000",
                "limits.max-executions=6",
                "limits.max-leverage=9",
                "consensus.weight-half-life=20",
                "consensus.weight-shrink=0.3");
        for (int step = 1; step <= steps; step++) {
            life.step(step);
        }
        life.story().record(new AgentMuted(Scenario.AGENT, true, "me", "test"));
        life.story().record(new AgentLeft(Scenario.AGENT, "test"));
        return life.story().log();
    }
}
