package io.sapphire.wire;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;

/** What agents believe. */
final class Signals {

    private Signals() {}

    static io.sapphire.agent.v1.Signal toProto(Signal signal) {
        var message = io.sapphire.agent.v1.Signal.newBuilder()
                .setAgentId(signal.agent().value())
                .setSymbol(signal.symbol().value())
                .setFrame(signal.frame())
                .setDirection(toProto(signal.direction()))
                .setConfidencePpm(signal.confidence().ppm())
                .setHorizon(Times.toProto(signal.horizon()))
                .setExpectedReturnE8(signal.expectedReturn().e8())
                .setRiskE8(signal.risk().e8())
                .setRationale(signal.rationale())
                .setEventTime(Times.toProto(signal.eventTime()))
                .setExpiry(Times.toProto(signal.expiry()));
        signal.evidence().forEach(evidence -> message.addEvidence(toProto(evidence)));
        return message.build();
    }

    static Signal fromProto(io.sapphire.agent.v1.Signal signal) {
        return new Signal(
                new AgentId(signal.getAgentId()),
                new Symbol(signal.getSymbol()),
                signal.getFrame(),
                fromProto(signal.getDirection()),
                new Probability(signal.getConfidencePpm()),
                Times.fromProto(signal.getHorizon()),
                new Rate(signal.getExpectedReturnE8()),
                new Rate(signal.getRiskE8()),
                signal.getEvidenceList().stream().map(Signals::fromProto).toList(),
                signal.getRationale(),
                Times.fromProto(Required.part(signal.hasEventTime(), signal.getEventTime(), "event time")),
                Times.fromProto(Required.part(signal.hasExpiry(), signal.getExpiry(), "expiry of the signal")));
    }

    static io.sapphire.agent.v1.Direction toProto(Direction direction) {
        return switch (direction) {
            case LONG -> io.sapphire.agent.v1.Direction.DIRECTION_LONG;
            case SHORT -> io.sapphire.agent.v1.Direction.DIRECTION_SHORT;
            case FLAT -> io.sapphire.agent.v1.Direction.DIRECTION_FLAT;
        };
    }

    static Direction fromProto(io.sapphire.agent.v1.Direction direction) {
        return switch (direction) {
            case DIRECTION_LONG -> Direction.LONG;
            case DIRECTION_SHORT -> Direction.SHORT;
            case DIRECTION_FLAT -> Direction.FLAT;
            case DIRECTION_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("direction is missing or unknown");
        };
    }

    private static io.sapphire.agent.v1.Evidence toProto(Evidence evidence) {
        return io.sapphire.agent.v1.Evidence.newBuilder()
                .setName(evidence.name())
                .setValueE8(evidence.valueE8())
                .setUnit(evidence.unit())
                .build();
    }

    private static Evidence fromProto(io.sapphire.agent.v1.Evidence evidence) {
        return new Evidence(evidence.getName(), evidence.getValueE8(), evidence.getUnit());
    }
}
