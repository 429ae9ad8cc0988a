package io.sapphire.coordinator.grpc;

import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;

/**
 * What an agent is called here and what it calls itself: two versions of one agent cannot go by the same name. What it says
 * in another's name stays as it is, and is refused as that.
 */
record Alias(AgentId here, AgentId itself) {

    private AgentId of(AgentId named) {
        return named.equals(itself) ? here : named;
    }

    AgentDescriptor of(AgentDescriptor agent) {
        return new AgentDescriptor(
                of(agent.id()),
                agent.version(),
                agent.method(),
                agent.inputs(),
                agent.horizon(),
                agent.history(),
                agent.parameters(),
                agent.tier(),
                agent.usesModel(),
                agent.mind());
    }

    Reply of(Reply reply) {
        return here.equals(itself) ? reply : renamed(reply);
    }

    private Reply renamed(Reply reply) {
        return switch (reply) {
            case NoView said -> new NoView(of(said.agent()), said.symbol(), said.frame(), said.reason());
            case Signal said ->
                new Signal(
                        of(said.agent()),
                        said.symbol(),
                        said.frame(),
                        said.direction(),
                        said.confidence(),
                        said.horizon(),
                        said.expectedReturn(),
                        said.risk(),
                        said.evidence(),
                        said.rationale(),
                        said.eventTime(),
                        said.expiry());
        };
    }

    Reasoning of(Reasoning asked) {
        return new Reasoning(
                of(asked.agent()),
                asked.symbol(),
                asked.model(),
                asked.promptVersion(),
                asked.promptHash(),
                asked.answer(),
                asked.inputTokens(),
                asked.outputTokens(),
                asked.cost(),
                asked.latency(),
                asked.fallback(),
                asked.prompt());
    }
}
