package io.sapphire.coordinator.core;

import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.AgentMuted;
import io.sapphire.domain.event.MeshEvent.Reasoned;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.Reasoning;
import java.time.Duration;
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
        life.story().record(new Reasoned(asked()));
        life.story().record(new AgentMuted(Scenario.AGENT, true, "me", "test"));
        life.story().record(new AgentLeft(Scenario.AGENT, "test"));
        return life.story().log();
    }

    private static Reasoning asked() {
        var cost = Money.of("0.002");
        return new Reasoning(
                Scenario.AGENT, Scenario.BTC, "model", "1", "", "yes", 300, 20, cost, Duration.ofSeconds(1), false);
    }
}
