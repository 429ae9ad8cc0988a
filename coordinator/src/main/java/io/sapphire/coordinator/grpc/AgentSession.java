package io.sapphire.coordinator.grpc;

import io.grpc.Status;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.wire.Agents;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One conversation with one agent, until it breaks. */
final class AgentSession {
    private final Map<Asked, Sinks.One<Reply>> questions = new ConcurrentHashMap<>();
    private final Map<Asked, Sinks.One<Review>> reviews = new ConcurrentHashMap<>();
    private final Sinks.Many<ConverseRequest> outgoing = Sinks.many().unicast().onBackpressureBuffer();
    private final Sinks.Empty<Void> broken = Sinks.empty();
    private final Reasonings reasonings;
    private final Disposable conversation;

    /** A frame that waits for its answer. */
    private record Asked(String symbol, long frame) {}

    /**
     * Opens the conversation.
     *
     * @param opening what is said before the first question
     * @param reasonings hears what the agent asked a language model
     * @param lease how long the agent may be silent
     */
    AgentSession(
            Function<Flux<ConverseRequest>, Flux<ConverseResponse>> converse,
            Flux<ConverseRequest> opening,
            Reasonings reasonings,
            Duration lease) {
        this.reasonings = reasonings;
        this.conversation = converse.apply(opening.concatWith(outgoing.asFlux()))
                .timeout(lease)
                .subscribe(this::heard, this::lost, () -> lost(ended()));
    }

    /** One question, answered once; fails as soon as the conversation breaks. */
    Mono<Reply> ask(Observation observation, String traceparent) {
        var frame = observation.frame();
        var question = ConverseRequest.newBuilder().setObservation(Agents.toProto(observation));
        return ask(new Asked(frame.symbol().value(), frame.number()), questions, question, traceparent);
    }

    /** Proposals, reviewed once; fails as soon as the conversation breaks. */
    Mono<Review> review(Proposals proposals, String traceparent) {
        var question = ConverseRequest.newBuilder().setProposals(Reviews.toProto(proposals));
        return ask(new Asked(proposals.symbol().value(), proposals.frame()), reviews, question, traceparent);
    }

    private <T> Mono<T> ask(
            Asked asked, Map<Asked, Sinks.One<T>> waiting, ConverseRequest.Builder question, String traceparent) {
        return Mono.defer(() -> {
            var answer = Sinks.<T>one();
            waiting.put(asked, answer);
            say(question.clone().setTraceparent(traceparent).build());
            return answer.asMono()
                    .takeUntilOther(broken.asMono())
                    .switchIfEmpty(Mono.error(AgentSession::ended))
                    .doFinally(_ -> waiting.remove(asked));
        });
    }

    private synchronized void say(ConverseRequest request) {
        var _ = outgoing.tryEmitNext(request);
    }

    private void heard(ConverseResponse response) {
        switch (response.getMessageCase()) {
            case SIGNAL, NO_VIEW -> answered(Agents.fromProto(response));
            case REVIEW -> reviewed(response.getReview());
            case REASONING -> reasonings.put(Agents.fromProto(response.getReasoning()));
            case ANSWER, HEARTBEAT -> {}
            case MESSAGE_NOT_SET -> lost(new IllegalArgumentException("the agent sent an empty message"));
        }
    }

    private void answered(Reply reply) {
        var question = questions.get(new Asked(reply.symbol().value(), reply.frame()));
        if (question != null) {
            var _ = question.tryEmitValue(reply);
        }
    }

    private void reviewed(io.sapphire.agent.v1.Review review) {
        var question = reviews.get(new Asked(review.getSymbol(), review.getFrame()));
        if (question != null) {
            var _ = question.tryEmitValue(Reviews.fromProto(review));
        }
    }

    private void lost(Throwable cause) {
        conversation.dispose();
        var _ = broken.tryEmitError(cause);
    }

    boolean isBroken() {
        return conversation.isDisposed();
    }

    void close() {
        var _ = outgoing.tryEmitComplete();
        conversation.dispose();
    }

    private static Throwable ended() {
        return Status.UNAVAILABLE
                .withDescription("the agent ended the conversation")
                .asRuntimeException();
    }
}
