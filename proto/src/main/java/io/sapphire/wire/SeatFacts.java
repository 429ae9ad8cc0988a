package io.sapphire.wire;

import io.sapphire.domain.event.Answer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.RoundKind;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.event.v1.AgentAdded;
import io.sapphire.event.v1.AgentAnswered;
import io.sapphire.event.v1.AgentAsked;
import io.sapphire.event.v1.AgentJoined;
import io.sapphire.event.v1.AgentLeft;
import io.sapphire.event.v1.AgentMuted;
import io.sapphire.event.v1.AgentRemoved;
import io.sapphire.event.v1.AnswerLate;
import io.sapphire.event.v1.RoundAnswer;
import io.sapphire.event.v1.RoundClosed;
import io.sapphire.event.v1.SignalRefused;

/** Facts about who sits at the table and how the rounds went. */
final class SeatFacts {

    private SeatFacts() {}

    static AgentJoined toProto(MeshEvent.AgentJoined joined) {
        return AgentJoined.newBuilder()
                .setAgent(Agents.toProto(joined.agent()))
                .setProbation(joined.probation())
                .setShadow(joined.shadow())
                .build();
    }

    static MeshEvent fromProto(AgentJoined joined) {
        return new MeshEvent.AgentJoined(
                Agents.fromProto(Required.part(joined.hasAgent(), joined.getAgent(), "agent")),
                joined.getProbation(),
                joined.getShadow());
    }

    static AgentLeft toProto(MeshEvent.AgentLeft left) {
        return AgentLeft.newBuilder()
                .setAgentId(left.agent().value())
                .setReason(left.reason())
                .build();
    }

    static MeshEvent fromProto(AgentLeft left) {
        return new MeshEvent.AgentLeft(new AgentId(left.getAgentId()), left.getReason());
    }

    static AgentMuted toProto(MeshEvent.AgentMuted muted) {
        return AgentMuted.newBuilder()
                .setAgentId(muted.agent().value())
                .setMuted(muted.muted())
                .setOperator(muted.operator())
                .setReason(muted.reason())
                .build();
    }

    static MeshEvent fromProto(AgentMuted muted) {
        return new MeshEvent.AgentMuted(
                new AgentId(muted.getAgentId()), muted.getMuted(), muted.getOperator(), muted.getReason());
    }

    static AgentAdded toProto(MeshEvent.AgentAdded added) {
        return AgentAdded.newBuilder()
                .setAgentId(added.agent().value())
                .setTarget(added.target())
                .setOperator(added.operator())
                .setReason(added.reason())
                .build();
    }

    static MeshEvent fromProto(AgentAdded added) {
        return new MeshEvent.AgentAdded(
                new AgentId(added.getAgentId()), added.getTarget(), added.getOperator(), added.getReason());
    }

    static AgentRemoved toProto(MeshEvent.AgentRemoved removed) {
        return AgentRemoved.newBuilder()
                .setAgentId(removed.agent().value())
                .setOperator(removed.operator())
                .setReason(removed.reason())
                .build();
    }

    static MeshEvent fromProto(AgentRemoved removed) {
        return new MeshEvent.AgentRemoved(
                new AgentId(removed.getAgentId()), removed.getOperator(), removed.getReason());
    }

    static AgentAsked toProto(MeshEvent.AgentAsked asked) {
        return AgentAsked.newBuilder()
                .setAgentId(asked.agent().value())
                .setOperator(asked.operator())
                .setQuestion(asked.question())
                .build();
    }

    static MeshEvent fromProto(AgentAsked asked) {
        return new MeshEvent.AgentAsked(new AgentId(asked.getAgentId()), asked.getOperator(), asked.getQuestion());
    }

    static AgentAnswered toProto(MeshEvent.AgentAnswered answered) {
        return AgentAnswered.newBuilder()
                .setAgentId(answered.agent().value())
                .setQuestion(answered.question())
                .setAnswer(answered.answer())
                .build();
    }

    static MeshEvent fromProto(AgentAnswered answered) {
        return new MeshEvent.AgentAnswered(
                new AgentId(answered.getAgentId()), answered.getQuestion(), answered.getAnswer());
    }

    static RoundClosed toProto(MeshEvent.RoundClosed round) {
        var message = RoundClosed.newBuilder().setSymbol(round.symbol().value()).setFrame(round.frame());
        round.answers().forEach(answer -> message.addAnswers(toProto(answer)));
        round.missing().forEach(agent -> message.addMissing(agent.value()));
        return message.build();
    }

    static MeshEvent fromProto(RoundClosed round) {
        return new MeshEvent.RoundClosed(
                new Symbol(round.getSymbol()),
                round.getFrame(),
                round.getAnswersList().stream().map(SeatFacts::fromProto).toList(),
                round.getMissingList().stream().map(AgentId::new).toList());
    }

    static SignalRefused toProto(MeshEvent.SignalRefused refused) {
        return SignalRefused.newBuilder()
                .setAgentId(refused.agent().value())
                .setSymbol(refused.symbol().value())
                .setFrame(refused.frame())
                .setReason(refused.reason())
                .build();
    }

    static MeshEvent fromProto(SignalRefused refused) {
        return new MeshEvent.SignalRefused(
                new AgentId(refused.getAgentId()),
                new Symbol(refused.getSymbol()),
                refused.getFrame(),
                refused.getReason());
    }

    static AnswerLate toProto(MeshEvent.AnswerLate late) {
        return AnswerLate.newBuilder()
                .setAgentId(late.agent().value())
                .setSymbol(late.symbol().value())
                .setFrame(late.frame())
                .setRound(toProto(late.round()))
                .setBy(Times.toProto(late.by()))
                .build();
    }

    static MeshEvent fromProto(AnswerLate late) {
        return new MeshEvent.AnswerLate(
                new AgentId(late.getAgentId()),
                new Symbol(late.getSymbol()),
                late.getFrame(),
                fromProto(late.getRound()),
                Times.fromProto(Required.part(late.hasBy(), late.getBy(), "by")));
    }

    private static io.sapphire.event.v1.RoundKind toProto(RoundKind round) {
        return switch (round) {
            case PROPOSAL -> io.sapphire.event.v1.RoundKind.ROUND_KIND_PROPOSAL;
            case CRITIQUE -> io.sapphire.event.v1.RoundKind.ROUND_KIND_CRITIQUE;
        };
    }

    private static RoundKind fromProto(io.sapphire.event.v1.RoundKind round) {
        return switch (round) {
            case ROUND_KIND_PROPOSAL -> RoundKind.PROPOSAL;
            case ROUND_KIND_CRITIQUE -> RoundKind.CRITIQUE;
            case ROUND_KIND_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("round is missing or unknown");
        };
    }

    private static RoundAnswer toProto(Answer answer) {
        return RoundAnswer.newBuilder()
                .setAgentId(answer.agent().value())
                .setNoView(answer.noView())
                .build();
    }

    private static Answer fromProto(RoundAnswer answer) {
        return new Answer(new AgentId(answer.getAgentId()), answer.getNoView());
    }
}
