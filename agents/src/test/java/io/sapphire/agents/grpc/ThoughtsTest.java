package io.sapphire.agents.grpc;

import static io.sapphire.agents.grpc.Messages.observation;
import static io.sapphire.agents.grpc.Messages.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agents.kit.Inquirer;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.reasoning.AnswerForm;
import io.sapphire.agents.reasoning.Inquiry;
import io.sapphire.agents.reasoning.Outcome;
import io.sapphire.agents.reasoning.Prompt;
import io.sapphire.agents.reasoning.Purse;
import io.sapphire.agents.reasoning.model.Reasoner;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.trace.Spans;
import io.sapphire.wire.Agents;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** A conversation whose agent asks a language model about every frame. */
class ThoughtsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Test
    void questionIsToldBeforeTheReplyThatRestsOnIt() {
        StepVerifier.create(conversation((inquiry, _) -> Mono.just(answered(inquiry)), 2))
                .assertNext(told -> assertThat(told.getReasoning().getAnswer()).isEqualTo("yes"))
                .assertNext(said -> assertThat(reason(said)).isEqualTo("yes"))
                .assertNext(told -> assertThat(told.hasReasoning()).isTrue())
                .assertNext(said -> assertThat(reason(said)).isEqualTo("yes"))
                .verifyComplete();
    }

    @Test
    void withoutAQuestionThereIsNothingToTell() {
        StepVerifier.create(conversation((_, _) -> Mono.just(new Outcome.NotAsked("no money")), 1))
                .assertNext(said -> assertThat(reason(said)).isEqualTo("no money"))
                .verifyComplete();
    }

    @Test
    void reasonerThatBreaksIsNoAnswer() {
        StepVerifier.create(conversation((_, _) -> Mono.error(new IllegalStateException("bug")), 1))
                .assertNext(said -> assertThat(reason(said)).isEqualTo("the question to the language model broke"))
                .verifyComplete();
    }

    @Test
    void replyDoesNotWaitBeyondItsPatienceAndALateAnswerCountsForTheNext() {
        var late = Sinks.<Outcome>one();
        StepVerifier.withVirtualTime(() -> {
                    var questions = new AtomicInteger();
                    Reasoner reasoner = (_, _) -> questions.getAndIncrement() == 0 ? late.asMono() : Mono.never();
                    var requests = Flux.just(open(""), observation(0))
                            .concatWith(Mono.just(observation(1)).delayElement(PATIENCE.multipliedBy(3)));
                    return replies(reasoner, requests);
                })
                .expectSubscription()
                .expectNoEvent(PATIENCE)
                .assertNext(said -> assertThat(reason(said)).isEqualTo("draft 1"))
                .then(() -> late.tryEmitValue(answered()).orThrow())
                .thenAwait(PATIENCE.multipliedBy(3))
                .assertNext(told -> assertThat(told.getReasoning().getAnswer()).isEqualTo("yes"))
                .thenAwait(PATIENCE)
                .assertNext(said -> assertThat(reason(said)).isEqualTo("draft 2 after yes"))
                .verifyComplete();
    }

    /** What was reserved stays so until the bill comes, the next conversation tells it, and nothing of it is spent twice. */
    @Test
    void billOfAConversationThatEndedIsToldByTheNextAndSpentOnce() {
        var reserved = new ArrayDeque<Purse>();
        var answer = Sinks.<Outcome>one();
        Reasoner reasoner = (inquiry, purse) -> {
            reserved.add(purse);
            var reservation = purse.reserve(Money.of("0.6"), 10);
            return reservation
                    .map(held -> answer.asMono().doOnNext(_ -> purse.settle(held, Money.of("0.5"), 2)))
                    .orElseGet(() -> Mono.just(new Outcome.NotAsked("no money")));
        };
        var endpoint = endpoint(reasoner);
        var requests = Sinks.many().unicast().<ConverseRequest>onBackpressureBuffer();
        StepVerifier.create(endpoint.converse(requests.asFlux()))
                .then(() -> requests.tryEmitNext(open("")).orThrow())
                .then(() -> requests.tryEmitNext(granted(0)).orThrow())
                .thenCancel()
                .verify();
        assertThat(reserved).hasSize(1);
        StepVerifier.create(said(endpoint, Flux.just(open(""), granted(0))))
                .assertNext(said -> assertThat(reason(said)).isEqualTo("no money"))
                .verifyComplete();
        answer.tryEmitValue(answered()).orThrow();
        StepVerifier.create(said(endpoint, Flux.just(open(""), granted(0))))
                .assertNext(told -> assertThat(told.getReasoning().getAnswer()).isEqualTo("yes"))
                .assertNext(said -> assertThat(reason(said)).isEqualTo("no money"))
                .verifyComplete();
    }

    private static ConverseRequest granted(int frame) {
        var request = Messages.observation(frame).toBuilder();
        var envelope = new RiskEnvelope(Money.ZERO, Money.ZERO, Money.ZERO, Money.of("1"), 100);
        request.getObservationBuilder().setEnvelope(Agents.toProto(envelope));
        return request.build();
    }

    private static Flux<ConverseResponse> conversation(Reasoner reasoner, int frames) {
        return replies(
                reasoner, Flux.just(open("")).concatWith(Flux.range(0, frames).map(Messages::observation)));
    }

    private static Flux<ConverseResponse> replies(Reasoner reasoner, Flux<ConverseRequest> requests) {
        return said(endpoint(reasoner), requests);
    }

    private static AgentEndpoint endpoint(Reasoner reasoner) {
        return new AgentEndpoint(
                List.of(_ -> new Asker()), Duration.ofDays(1), new Thinking(reasoner, PATIENCE), Spans.none());
    }

    private static Flux<ConverseResponse> said(AgentEndpoint endpoint, Flux<ConverseRequest> requests) {
        return endpoint.converse(requests).filter(response -> !response.hasHeartbeat());
    }

    private static Outcome answered() {
        return answered(Asker.inquiry());
    }

    private static Outcome answered(Inquiry inquiry) {
        var record = new Reasoning(
                inquiry.agent(),
                inquiry.symbol(),
                "m",
                "p",
                inquiry.hash("m"),
                "yes",
                1,
                1,
                Money.ZERO,
                Duration.ZERO,
                false);
        return new Outcome.Answered("yes", record);
    }

    private static String reason(ConverseResponse response) {
        return response.getNoView().getReason();
    }

    private static final class Asker implements Inquirer {
        private static final AgentId ID = new AgentId("asker");
        private int frames;
        private String heard = "";

        @Override
        public AgentDescriptor describe() {
            return new AgentDescriptor(
                    ID,
                    "1",
                    "Asks.",
                    List.of(),
                    Duration.ofMinutes(1),
                    Duration.ZERO,
                    List.of(),
                    ResourceTier.LIGHT,
                    true,
                    "asks m");
        }

        @Override
        public Opinion observe(Observation observation) {
            frames++;
            return new Opinion.Silence("draft " + frames + (heard.isEmpty() ? "" : " after " + heard));
        }

        @Override
        public Optional<Inquiry> inquiry(Observation shown) {
            return Optional.of(inquiry());
        }

        @Override
        public Opinion reconsider(Observation shown, Outcome outcome) {
            heard = switch (outcome) {
                case Outcome.Answered(var answer, var _) -> answer;
                case Outcome.Failed(var reason, var _) -> reason;
                case Outcome.NotAsked(var reason) -> reason;
            };
            return new Opinion.Silence(heard);
        }

        static Inquiry inquiry() {
            return new Inquiry(ID, Scene.SYMBOL, new Prompt("p", "i"), "d", new AnswerForm() {
                @Override
                public String schema() {
                    return "{}";
                }

                @Override
                public void check(String answer) {}
            });
        }
    }
}
