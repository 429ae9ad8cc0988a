package io.sapphire.wire;

import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.domain.signal.Signal;

/** What coordinator and agents tell each other. */
public final class Agents {

    private Agents() {}

    public static io.sapphire.agent.v1.AgentDescriptor toProto(AgentDescriptor agent) {
        return Descriptors.toProto(agent);
    }

    public static AgentDescriptor fromProto(io.sapphire.agent.v1.AgentDescriptor agent) {
        return Descriptors.fromProto(agent);
    }

    public static io.sapphire.agent.v1.Observation toProto(Observation observation) {
        return io.sapphire.agent.v1.Observation.newBuilder()
                .setFrame(Markets.toProto(observation.frame()))
                .setEnvelope(toProto(observation.envelope()))
                .build();
    }

    public static Observation fromProto(io.sapphire.agent.v1.Observation observation) {
        return new Observation(
                Markets.fromProto(Required.part(observation.hasFrame(), observation.getFrame(), "frame")),
                fromProto(Required.part(observation.hasEnvelope(), observation.getEnvelope(), "risk envelope")));
    }

    public static io.sapphire.agent.v1.RiskEnvelope toProto(RiskEnvelope envelope) {
        return io.sapphire.agent.v1.RiskEnvelope.newBuilder()
                .setLargestBuyE8(envelope.largestBuy().e8())
                .setLargestSellE8(envelope.largestSell().e8())
                .setRemainingLossE8(envelope.remainingLoss().e8())
                .setModelBudgetE8(envelope.modelBudget().e8())
                .setModelTokens(envelope.modelTokens())
                .build();
    }

    public static RiskEnvelope fromProto(io.sapphire.agent.v1.RiskEnvelope envelope) {
        return new RiskEnvelope(
                new Money(envelope.getLargestBuyE8()),
                new Money(envelope.getLargestSellE8()),
                new Money(envelope.getRemainingLossE8()),
                new Money(envelope.getModelBudgetE8()),
                envelope.getModelTokens());
    }

    /** A reply as it travels in a conversation. */
    public static ConverseResponse toProto(Reply reply) {
        var message = ConverseResponse.newBuilder();
        var complete = switch (reply) {
            case Signal signal -> message.setSignal(toProto(signal));
            case NoView noView -> message.setNoView(toProto(noView));
        };
        return complete.build();
    }

    /** @throws IllegalArgumentException if the message is none of the two replies */
    public static Reply fromProto(ConverseResponse response) {
        return switch (response.getMessageCase()) {
            case SIGNAL -> fromProto(response.getSignal());
            case NO_VIEW -> fromProto(response.getNoView());
            case ANSWER, REASONING, HEARTBEAT, REVIEW ->
                throw new IllegalArgumentException(response.getMessageCase() + " is not a reply to an observation");
            case MESSAGE_NOT_SET -> throw new IllegalArgumentException("response is empty or unknown");
        };
    }

    public static io.sapphire.agent.v1.Signal toProto(Signal signal) {
        return Signals.toProto(signal);
    }

    public static Signal fromProto(io.sapphire.agent.v1.Signal signal) {
        return Signals.fromProto(signal);
    }

    public static io.sapphire.agent.v1.NoView toProto(NoView noView) {
        return io.sapphire.agent.v1.NoView.newBuilder()
                .setAgentId(noView.agent().value())
                .setSymbol(noView.symbol().value())
                .setFrame(noView.frame())
                .setReason(noView.reason())
                .build();
    }

    public static NoView fromProto(io.sapphire.agent.v1.NoView noView) {
        return new NoView(
                new AgentId(noView.getAgentId()),
                new Symbol(noView.getSymbol()),
                noView.getFrame(),
                noView.getReason());
    }

    public static io.sapphire.agent.v1.Critique toProto(Critique critique) {
        return io.sapphire.agent.v1.Critique.newBuilder()
                .setAuthor(critique.author().value())
                .setSubject(critique.subject().value())
                .setSymbol(critique.symbol().value())
                .setFrame(critique.frame())
                .setAgrees(critique.agrees())
                .setText(critique.text())
                .build();
    }

    public static Critique fromProto(io.sapphire.agent.v1.Critique critique) {
        return new Critique(
                new AgentId(critique.getAuthor()),
                new AgentId(critique.getSubject()),
                new Symbol(critique.getSymbol()),
                critique.getFrame(),
                critique.getAgrees(),
                critique.getText());
    }

    public static io.sapphire.agent.v1.Reasoning toProto(Reasoning reasoning) {
        return io.sapphire.agent.v1.Reasoning.newBuilder()
                .setAgentId(reasoning.agent().value())
                .setSymbol(reasoning.symbol().value())
                .setModel(reasoning.model())
                .setPromptVersion(reasoning.promptVersion())
                .setPromptHash(reasoning.promptHash())
                .setAnswer(reasoning.answer())
                .setInputTokens(reasoning.inputTokens())
                .setOutputTokens(reasoning.outputTokens())
                .setCostE8(reasoning.cost().e8())
                .setLatency(Times.toProto(reasoning.latency()))
                .setFallback(reasoning.fallback())
                .setPrompt(reasoning.prompt())
                .build();
    }

    public static Reasoning fromProto(io.sapphire.agent.v1.Reasoning reasoning) {
        return new Reasoning(
                new AgentId(reasoning.getAgentId()),
                new Symbol(reasoning.getSymbol()),
                reasoning.getModel(),
                reasoning.getPromptVersion(),
                reasoning.getPromptHash(),
                reasoning.getAnswer(),
                reasoning.getInputTokens(),
                reasoning.getOutputTokens(),
                new Money(reasoning.getCostE8()),
                Times.fromProto(reasoning.getLatency()),
                reasoning.getFallback(),
                reasoning.getPrompt());
    }
}
