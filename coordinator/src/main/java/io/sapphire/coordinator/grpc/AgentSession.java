package io.sapphire.coordinator.grpc;

import io.grpc.Status;
import io.sapphire.agent.v1.Answer;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.Question;
import io.sapphire.coordinator.shell.Proposals;
import io.sapphire.coordinator.shell.Review;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reply;
import io.sapphire.wire.Agents;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One conversation with one agent, until it breaks. */
final class AgentSession {
    /** Messages that may wait for an agent that does not read, or reads its past; then it counts as lost. */
    private static final int MOST_WAITING = 1024;

    /** All conversations of a process share it: they are shown the same. */
    private static final Showing SHOWING = new Showing();

    private final Map<Asked, Sinks.One<Reply>> observations = new ConcurrentHashMap<>();
    private final Map<Asked, Sinks.One<Review>> reviews = new ConcurrentHashMap<>();
    private final Map<String, Sinks.One<String>> questions = new ConcurrentHashMap<>();
    private final Sinks.Many<ConverseRequest> outgoing =
            Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(MOST_WAITING));
    private final Sinks.Empty<Void> broken = Sinks.empty();
    private final Disposable.Swap conversation = Disposables.swap();
    private final Alias alias;
    private final Reasonings reasonings;
    private final Overdue overdue;

    /**
     * Opens the conversation.
     *
     * @param alias what the agent is called here
     * @param opening what is said before the first question
     * @param reasonings hears what the agent asked a language model
     * @param overdue hears answers that nobody waits for any more
     * @param lease how long the agent may be silent
     */
    AgentSession(
            Function<Flux<ConverseRequest>, Flux<ConverseResponse>> converse,
            Alias alias,
            Flux<ConverseRequest> opening,
            Reasonings reasonings,
            Overdue overdue,
            Duration lease) {
        this.alias = alias;
        this.reasonings = reasonings;
        this.overdue = overdue;
        conversation.update(converse.apply(opening.concatWith(outgoing.asFlux()))
                .timeout(lease, Flux.error(() -> silent(lease)))
                .subscribe(this::heard, this::lost, () -> lost(ended())));
    }

    /** One question, answered once; fails as soon as the conversation breaks. */
    Mono<Reply> ask(Observation observation, String traceparent) {
        var frame = observation.frame();
        var question = ConverseRequest.newBuilder().setObservation(SHOWING.of(observation));
        var asked = new Asked(frame.symbol().value(), frame.number());
        return overdue.watched(asked, frame, ask(asked, observations, question, traceparent));
    }

    /** Proposals, reviewed once; fails as soon as the conversation breaks. */
    Mono<Review> review(Proposals proposals, String traceparent) {
        var question = ConverseRequest.newBuilder().setProposals(Reviews.toProto(proposals));
        var asked = new Asked(proposals.symbol().value(), proposals.frame());
        return overdue.watched(asked, ask(asked, reviews, question, traceparent));
    }

    /** A person's question, answered once; fails as soon as the conversation breaks. */
    Mono<String> question(long number, String text) {
        var id = Long.toString(number);
        var question = ConverseRequest.newBuilder()
                .setQuestion(Question.newBuilder().setQuestionId(id).setText(text));
        return ask(id, questions, question, "");
    }

    private <K, T> Mono<T> ask(
            K asked, Map<K, Sinks.One<T>> waiting, ConverseRequest.Builder question, String traceparent) {
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
        if (outgoing.tryEmitNext(request) == Sinks.EmitResult.FAIL_OVERFLOW) {
            lost(Status.RESOURCE_EXHAUSTED
                    .withDescription("the agent does not read what it is told")
                    .asRuntimeException());
        }
    }

    private void heard(ConverseResponse response) {
        switch (response.getMessageCase()) {
            case SIGNAL, NO_VIEW -> answered(alias.of(Agents.fromProto(response)));
            case REVIEW -> reviewed(response.getReview());
            case ANSWER -> answered(response.getAnswer());
            case REASONING -> reasonings.put(alias.of(Agents.fromProto(response.getReasoning())));
            case HEARTBEAT -> {}
            case MESSAGE_NOT_SET -> lost(new IllegalArgumentException("the agent sent an empty message"));
        }
    }

    private void answered(Reply reply) {
        var asked = new Asked(reply.symbol().value(), reply.frame());
        var observation = observations.get(asked);
        if (!overdue.answered(asked, reply) && observation != null) {
            var _ = observation.tryEmitValue(reply);
        }
    }

    private void answered(Answer answer) {
        var question = questions.get(answer.getQuestionId());
        if (question != null) {
            var _ = question.tryEmitValue(answer.getText());
        }
    }

    private void reviewed(io.sapphire.agent.v1.Review review) {
        var asked = new Asked(review.getSymbol(), review.getFrame());
        var question = reviews.get(asked);
        if (!overdue.reviewed(asked) && question != null) {
            var _ = question.tryEmitValue(Reviews.fromProto(review));
        }
    }

    private void lost(Throwable cause) {
        var _ = broken.tryEmitError(cause);
        conversation.dispose();
    }

    void close() {
        var _ = outgoing.tryEmitComplete();
        conversation.dispose();
    }

    private static Throwable silent(Duration lease) {
        return Status.UNAVAILABLE
                .withDescription("the agent was silent for " + lease.toSeconds() + " s")
                .asRuntimeException();
    }

    private static Throwable ended() {
        return Status.UNAVAILABLE
                .withDescription("the agent ended the conversation")
                .asRuntimeException();
    }
}
