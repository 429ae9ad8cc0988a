package io.sapphire.local.golive;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.List;

/** Believes in a rise from the first frame on, so that something is traded within seconds. */
public final class Resolute implements Agent {
    static final String NAME = "resolute";
    public static final AgentFactory FACTORY = _ -> new Resolute();
    private static final AgentId ID = new AgentId(NAME);
    private static final Duration HORIZON = Duration.ofMinutes(5);

    /** Options of up: one voice is enough, and is heard at once; a machine with other work must not silence it. */
    public static final List<String> HEARD = List.of(
            "--set=sapphire.coordinator.consensus.quorum=1",
            "--set=sapphire.coordinator.consensus.threshold=0.001",
            "--set=sapphire.coordinator.consensus.hold-at=0.001",
            "--set=sapphire.coordinator.consensus.full-size-at=0.01",
            "--set=sapphire.coordinator.consensus.max-weight=1",
            "--set=sapphire.coordinator.consensus.enforce-supporters=false",
            "--set=sapphire.coordinator.consensus.enforce-leave-one-out=false",
            "--set=sapphire.coordinator.consensus.enforce-edge-after-cost=false",
            "--set=sapphire.coordinator.sizing.probe-share=1",
            "--set=sapphire.coordinator.sizing.target-volatility=2",
            "--set=sapphire.coordinator.trading.rest-for=1s",
            "--set=sapphire.coordinator.round-deadline=5s");

    private Resolute() {}

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID, "1", "It rises.", List.of("trades"), HORIZON, Duration.ZERO, List.of(), ResourceTier.LIGHT, false);
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        return new Opinion.View(new Signal(
                ID,
                frame.symbol(),
                frame.number(),
                Direction.LONG,
                Probability.of(0.7),
                HORIZON,
                Rate.ofBp(50),
                Rate.ofBp(20),
                List.of(),
                "It rises.",
                frame.end(),
                frame.end().plus(HORIZON)));
    }
}
