package io.sapphire.wire;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Parameter;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.domain.signal.Signal;
import java.util.stream.LongStream;

/** What agents are shown and say. */
record AgentSamples(Samples samples) {

    AgentDescriptor descriptor() {
        return new AgentDescriptor(
                samples.agentId(),
                samples.text(),
                samples.text(),
                samples.some(samples::text),
                samples.positiveSpan(),
                samples.positiveSpan(),
                samples.some(this::parameter),
                samples.any(ResourceTier.class),
                samples.flag(),
                samples.text());
    }

    Observation observation() {
        return new Observation(samples.frame(), envelope());
    }

    RiskEnvelope envelope() {
        return new RiskEnvelope(samples.money(), samples.money(), samples.money(), samples.money(), samples.number());
    }

    Signal signal() {
        var time = samples.time();
        return new Signal(
                samples.agentId(),
                samples.symbol(),
                samples.number(),
                samples.any(Direction.class),
                samples.atLeastEven(),
                samples.positiveSpan(),
                samples.rate(),
                samples.positiveRate(),
                samples.some(this::evidence),
                samples.text(),
                time,
                time.plus(samples.positiveSpan()));
    }

    NoView noView() {
        return new NoView(samples.agentId(), samples.symbol(), samples.number(), samples.text());
    }

    Critique critique() {
        return new Critique(
                samples.agentId(),
                samples.agentId(),
                samples.symbol(),
                samples.number(),
                samples.flag(),
                samples.text());
    }

    Reasoning reasoning() {
        return new Reasoning(
                samples.agentId(),
                samples.symbol(),
                samples.text(),
                samples.text(),
                samples.hex(64),
                samples.text(),
                samples.smallNumber() & Integer.MAX_VALUE,
                samples.smallNumber() & Integer.MAX_VALUE,
                new Money(Math.floorMod(samples.number(), Money.of("1000").e8())),
                samples.positiveSpan(),
                samples.flag(),
                samples.text());
    }

    private Evidence evidence() {
        return new Evidence(samples.text(), samples.number(), samples.text());
    }

    private Parameter parameter() {
        long[] ordered = LongStream.generate(samples::number).limit(3).sorted().toArray();
        return new Parameter(samples.text(), ordered[1], ordered[0], ordered[2], samples.text());
    }
}
