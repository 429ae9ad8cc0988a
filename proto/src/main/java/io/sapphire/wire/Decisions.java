package io.sapphire.wire;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Probability;
import io.sapphire.event.v1.DecisionMade;
import io.sapphire.event.v1.VoteState;

/** What the agents together want, with every vote and every check. */
final class Decisions {

    private Decisions() {}

    static DecisionMade toProto(Decision decision) {
        var message = DecisionMade.newBuilder()
                .setNumber(decision.number())
                .setSymbol(decision.symbol().value())
                .setFrame(decision.frame())
                .setDirection(Signals.toProto(decision.direction()))
                .setRisePpm(decision.rise().ppm())
                .setThresholdPpm(decision.threshold().ppm())
                .setSizeBand(decision.sizeBand())
                .setTargetE8(decision.target().e8())
                .setPriceE8(decision.price().e8())
                .setDissentE8(decision.dissentE8())
                .setEventTime(Times.toProto(decision.eventTime()));
        decision.votes().forEach(vote -> message.addVotes(toProto(vote)));
        decision.checks().forEach(check -> message.addChecks(toProto(check)));
        return message.build();
    }

    static Decision fromProto(DecisionMade decision) {
        return new Decision(
                decision.getNumber(),
                new Symbol(decision.getSymbol()),
                decision.getFrame(),
                Signals.fromProto(decision.getDirection()),
                new Probability(decision.getRisePpm()),
                new Probability(decision.getThresholdPpm()),
                decision.getSizeBand(),
                new Money(decision.getTargetE8()),
                new Price(decision.getPriceE8()),
                decision.getVotesList().stream().map(Decisions::fromProto).toList(),
                decision.getChecksList().stream().map(Decisions::fromProto).toList(),
                decision.getDissentE8(),
                Times.fromProto(Required.part(decision.hasEventTime(), decision.getEventTime(), "event time")));
    }

    private static io.sapphire.event.v1.Vote toProto(Vote vote) {
        return io.sapphire.event.v1.Vote.newBuilder()
                .setAgentId(vote.agent().value())
                .setState(toProto(vote.state()))
                .setSignalFrame(vote.signalFrame())
                .setDirection(Signals.toProto(vote.direction()))
                .setConfidencePpm(vote.confidence().ppm())
                .setWeightPpm(vote.weight())
                .setLogOddsE8(vote.logOddsE8())
                .setReason(vote.reason())
                .build();
    }

    private static Vote fromProto(io.sapphire.event.v1.Vote vote) {
        return new Vote(
                new AgentId(vote.getAgentId()),
                fromProto(vote.getState()),
                vote.getSignalFrame(),
                Signals.fromProto(vote.getDirection()),
                new Probability(vote.getConfidencePpm()),
                vote.getWeightPpm(),
                vote.getLogOddsE8(),
                vote.getReason());
    }

    private static VoteState toProto(Vote.State state) {
        return switch (state) {
            case VOTED -> VoteState.VOTE_STATE_VOTED;
            case ABSTAINED -> VoteState.VOTE_STATE_ABSTAINED;
            case EXPIRED -> VoteState.VOTE_STATE_EXPIRED;
            case MUTED -> VoteState.VOTE_STATE_MUTED;
            case LOST -> VoteState.VOTE_STATE_LOST;
        };
    }

    private static Vote.State fromProto(VoteState state) {
        return switch (state) {
            case VOTE_STATE_VOTED -> Vote.State.VOTED;
            case VOTE_STATE_ABSTAINED -> Vote.State.ABSTAINED;
            case VOTE_STATE_EXPIRED -> Vote.State.EXPIRED;
            case VOTE_STATE_MUTED -> Vote.State.MUTED;
            case VOTE_STATE_LOST -> Vote.State.LOST;
            case VOTE_STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("state of the vote is missing or unknown");
        };
    }

    private static io.sapphire.event.v1.Check toProto(Check check) {
        return io.sapphire.event.v1.Check.newBuilder()
                .setName(check.name())
                .setObservedE8(check.observedE8())
                .setRequiredE8(check.requiredE8())
                .setPassed(check.passed())
                .setEnforced(check.enforced())
                .build();
    }

    private static Check fromProto(io.sapphire.event.v1.Check check) {
        return new Check(
                check.getName(), check.getObservedE8(), check.getRequiredE8(), check.getPassed(), check.getEnforced());
    }
}
