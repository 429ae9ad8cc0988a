package io.sapphire.agents.grpc;

import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.Feedback;
import io.sapphire.agent.v1.History;
import io.sapphire.agent.v1.NoView;
import io.sapphire.agent.v1.Open;
import io.sapphire.agent.v1.Proposals;
import io.sapphire.agent.v1.Question;
import io.sapphire.agents.kit.Scene;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Signal;
import io.sapphire.wire.Agents;
import io.sapphire.wire.Markets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a coordinator would say. */
final class Messages {

    private Messages() {}

    static ConverseRequest open(String agent) {
        var open = Open.newBuilder().setAgentId(agent).addListings(Markets.toProto(Scene.listing()));
        return ConverseRequest.newBuilder().setOpen(open).build();
    }

    static ConverseRequest history(int from, int until) {
        var history = History.newBuilder();
        IntStream.range(from, until).forEach(index -> history.addFrames(Markets.toProto(frame(index))));
        return ConverseRequest.newBuilder().setHistory(history).build();
    }

    static ConverseRequest observation(int index) {
        return ConverseRequest.newBuilder()
                .setObservation(Agents.toProto(Scene.observation(frame(index))))
                .build();
    }

    static ConverseRequest question(String id) {
        var question = Question.newBuilder().setQuestionId(id).setText("why?");
        return ConverseRequest.newBuilder().setQuestion(question).build();
    }

    static ConverseRequest proposals() {
        return ConverseRequest.newBuilder()
                .setProposals(Proposals.getDefaultInstance())
                .build();
    }

    static ConverseRequest proposals(Signal... signals) {
        var proposals = Proposals.newBuilder()
                .setSymbol(signals[0].symbol().value())
                .setFrame(signals[0].frame())
                .addAllSignals(Stream.of(signals).map(Agents::toProto).toList());
        return ConverseRequest.newBuilder().setProposals(proposals).build();
    }

    /** The same of somebody who sees it the other way. */
    static Signal opposite(Signal signal, String agent) {
        return new Signal(
                new AgentId(agent),
                signal.symbol(),
                signal.frame(),
                Direction.of(-signal.direction().sign()),
                signal.confidence(),
                signal.horizon(),
                signal.expectedReturn().negate(),
                signal.risk(),
                List.of(),
                "It turns.",
                signal.eventTime(),
                signal.expiry());
    }

    static ConverseRequest observation(MarketFrame frame) {
        return ConverseRequest.newBuilder()
                .setObservation(Agents.toProto(Scene.observation(frame)))
                .build();
    }

    static ConverseRequest feedback() {
        return ConverseRequest.newBuilder()
                .setFeedback(Feedback.getDefaultInstance())
                .build();
    }

    static ConverseResponse reply(String agent, int index, String reason) {
        var noView = NoView.newBuilder()
                .setAgentId(agent)
                .setSymbol(Scene.SYMBOL.value())
                .setFrame(frame(index).number())
                .setReason(reason);
        return ConverseResponse.newBuilder().setNoView(noView).build();
    }

    private static MarketFrame frame(int index) {
        return Scene.frame(index, Price.of("100"));
    }
}
