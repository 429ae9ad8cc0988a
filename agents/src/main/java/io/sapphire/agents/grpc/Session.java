package io.sapphire.agents.grpc;

import io.sapphire.agent.v1.Answer;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.History;
import io.sapphire.agent.v1.Open;
import io.sapphire.agent.v1.Proposals;
import io.sapphire.agent.v1.Question;
import io.sapphire.agent.v1.Review;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.wire.Agents;
import io.sapphire.wire.Markets;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;

/** One conversation: which message may follow which, and which gets a reply. */
final class Session {
    private final Residents residents;
    private final Thinking thinking;
    private final Map<Symbol, Long> shown = new HashMap<>();
    private Stage stage = new Stage.Silent();

    /** How far a conversation has come. */
    private sealed interface Stage {
        record Silent() implements Stage {}

        record Learning(Mind mind) implements Stage {}

        record Observing(Mind mind) implements Stage {}
    }

    /** The agent of the conversation and what it asks. */
    private record Mind(Speaker agent, Thoughts thoughts) {}

    Session(Residents residents, Thinking thinking) {
        this.residents = residents;
        this.thinking = thinking;
    }

    /**
     * Exactly one reply to an observation, to proposals or a question, none to the rest; before a reply to an observation,
     * what a language model was asked. The next message may be heard when this is complete.
     */
    Flux<ConverseResponse> hear(ConverseRequest request) {
        return switch (request.getMessageCase()) {
            case OPEN -> open(request.getOpen());
            case HISTORY -> learn(request.getHistory());
            case OBSERVATION -> observe(request.getObservation());
            case QUESTION -> Flux.just(answer(request.getQuestion()));
            case PROPOSALS -> Flux.just(review(request.getProposals()));
            case FEEDBACK -> accept();
            case MESSAGE_NOT_SET -> throw new IllegalArgumentException("message is empty or unknown");
        };
    }

    private Flux<ConverseResponse> open(Open open) {
        stage = switch (stage) {
            case Stage.Silent _ -> new Stage.Learning(mind(open));
            case Stage.Learning _, Stage.Observing _ ->
                throw new IllegalArgumentException("the session is already open");
        };
        return Flux.empty();
    }

    private Mind mind(Open open) {
        var listings = open.getListingsList().stream().map(Markets::fromProto).toList();
        var resident = residents.named(open.getAgentId());
        var markets = listings.stream().map(Listing::symbol).toList();
        return new Mind(
                new Speaker(resident.sessions().open(listings)), new Thoughts(thinking, resident.ledger(), markets));
    }

    private Flux<ConverseResponse> learn(History history) {
        var agent = switch (stage) {
            case Stage.Silent _ -> throw notOpen();
            case Stage.Learning(var learning) -> learning.agent();
            case Stage.Observing _ -> throw new IllegalArgumentException("history comes before observations");
        };
        for (var frame : history.getFramesList()) {
            var _ = show(agent, past(Markets.fromProto(frame)));
        }
        return Flux.empty();
    }

    private static Observation past(MarketFrame frame) {
        return new Observation(frame, RiskEnvelope.CLOSED);
    }

    private Flux<ConverseResponse> observe(io.sapphire.agent.v1.Observation message) {
        var mind = mind();
        stage = new Stage.Observing(mind);
        var observation = Agents.fromProto(message);
        var late = mind.thoughts().late(mind.agent());
        var draft = show(mind.agent(), observation);
        var reply = mind.thoughts().reply(mind.agent(), observation, draft);
        return late.isEmpty() ? reply : Flux.fromIterable(late).concatWith(reply);
    }

    private Reply show(Speaker agent, Observation observation) {
        var frame = observation.frame();
        long before = shown.getOrDefault(frame.symbol(), Long.MIN_VALUE);
        if (frame.number() <= before) {
            throw new IllegalArgumentException(
                    "frame " + frame.number() + " of " + frame.symbol() + " comes after frame " + before);
        }
        shown.put(frame.symbol(), frame.number());
        return agent.observe(observation);
    }

    private ConverseResponse review(Proposals proposals) {
        var made = agent().review(proposals.getSignalsList().stream()
                .map(Agents::fromProto)
                .toList());
        var review = Review.newBuilder().setSymbol(proposals.getSymbol()).setFrame(proposals.getFrame());
        made.critiques().forEach(critique -> review.addCritiques(Agents.toProto(critique)));
        made.revised().map(Agents::toProto).ifPresent(review::setRevised);
        return ConverseResponse.newBuilder().setReview(review).build();
    }

    private ConverseResponse answer(Question question) {
        var answer =
                Answer.newBuilder().setQuestionId(question.getQuestionId()).setText(agent().answer(question.getText()));
        return ConverseResponse.newBuilder().setAnswer(answer).build();
    }

    private Flux<ConverseResponse> accept() {
        var _ = agent();
        return Flux.empty();
    }

    private Speaker agent() {
        return mind().agent();
    }

    private Mind mind() {
        return switch (stage) {
            case Stage.Silent _ -> throw notOpen();
            case Stage.Learning(var learning) -> learning;
            case Stage.Observing(var observing) -> observing;
        };
    }

    private static IllegalArgumentException notOpen() {
        return new IllegalArgumentException("the session begins with Open");
    }
}
