package io.sapphire.bench.bars;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
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

/** {@link Crossing} as an agent of ours: it speaks when its view has turned. */
final class CrossingAgent implements Agent {
    private static final AgentId ID = new AgentId("crossing");
    private static final Duration HORIZON = Duration.ofDays(30);
    private static final Probability CONFIDENCE = new Probability(700_000);
    private static final Rate RISK = Rate.ofBp(100);
    private static final Opinion AS_BEFORE = new Opinion.Silence("as before");

    private final long[] closes = new long[Crossing.MANY];
    private long few;
    private long many;
    private int seen;
    private Direction view = Direction.FLAT;

    @Override
    public AgentDescriptor describe() {
        return new AgentDescriptor(
                ID,
                "1",
                "two averages that cross",
                List.of("trades"),
                HORIZON,
                Duration.ZERO,
                List.of(),
                ResourceTier.LIGHT,
                false);
    }

    @Override
    public Opinion observe(Observation observation) {
        var frame = observation.frame();
        frame.last().map(Price::e8).ifPresent(this::add);
        var now = now();
        if (now == view) {
            return AS_BEFORE;
        }
        view = now;
        return new Opinion.View(signal(frame));
    }

    /** Averages that are equal leave the view as it is. */
    private Direction now() {
        int above = Long.compare(Crossing.MANY * few, Crossing.FEW * many);
        if (seen < Crossing.MANY || above == 0) {
            return view;
        }
        return above > 0 ? Direction.LONG : Direction.FLAT;
    }

    private void add(long close) {
        many += close - closes[seen % Crossing.MANY];
        few += close - closes[(seen + Crossing.MANY - Crossing.FEW) % Crossing.MANY];
        closes[seen % Crossing.MANY] = close;
        seen++;
    }

    private Signal signal(MarketFrame frame) {
        return new Signal(
                ID,
                frame.symbol(),
                frame.number(),
                view,
                view == Direction.FLAT ? Probability.EVEN : CONFIDENCE,
                HORIZON,
                Rate.ofBp(0),
                RISK,
                List.of(),
                "the averages have crossed",
                frame.end(),
                frame.end().plus(HORIZON));
    }
}
