package io.sapphire.agents.grpc;

import static io.sapphire.agents.grpc.Messages.feedback;
import static io.sapphire.agents.grpc.Messages.history;
import static io.sapphire.agents.grpc.Messages.observation;
import static io.sapphire.agents.grpc.Messages.open;
import static io.sapphire.agents.grpc.Messages.proposals;
import static io.sapphire.agents.grpc.Messages.question;
import static io.sapphire.agents.grpc.Messages.reply;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.momentum.MomentumAgent;
import io.sapphire.agents.momentum.MomentumParameters;
import io.sapphire.domain.signal.Signal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class AgentEndpointTest {
    private final AgentEndpoint endpoint = new AgentEndpoint(List.of(Echo.named("echo")), ofSeconds(2));

    @Test
    void everyObservationIsAnsweredOnceAndInOrder() {
        var requests = Flux.concat(Flux.just(open("echo")), Flux.range(0, 1_000).map(Messages::observation));
        StepVerifier.create(endpoint.converse(requests).filter(ConverseResponse::hasNoView))
                .expectNextSequence(IntStream.range(0, 1_000)
                        .mapToObj(i -> reply("echo", i, "frame " + (i + 1) + " of 1 market"))
                        .toList())
                .verifyComplete();
    }

    @Test
    void historyIsShownAndNotAnswered() {
        StepVerifier.create(endpoint.converse(Flux.just(open(""), history(0, 3), history(3, 5), observation(5))))
                .expectNext(reply("echo", 5, "frame 6 of 1 market"))
                .verifyComplete();
    }

    @Test
    void everySessionBeginsAfresh() {
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(endpoint.converse(Flux.just(open("echo"), observation(0))))
                    .expectNext(reply("echo", 0, "frame 1 of 1 market"))
                    .verifyComplete();
        }
    }

    @Test
    void questionIsAnsweredPlainly() {
        StepVerifier.create(endpoint.converse(Flux.just(open("echo"), feedback(), question("q-1"))))
                .assertNext(response -> {
                    assertThat(response.getAnswer().getQuestionId()).isEqualTo("q-1");
                    assertThat(response.getAnswer().getText()).contains("echo", "It has no view yet.");
                })
                .verifyComplete();
    }

    @Test
    void proposalsAreReviewedOnceEvenWithoutAViewOfItsOwn() {
        StepVerifier.create(endpoint.converse(Flux.just(open("echo"), observation(0), proposals())))
                .expectNext(reply("echo", 0, "frame 1 of 1 market"))
                .assertNext(response -> {
                    assertThat(response.hasReview()).isTrue();
                    assertThat(response.getReview().getCritiquesList()).isEmpty();
                })
                .verifyComplete();
    }

    @Test
    void agentCriticisesFromItsOwnLivingViewAndAnswersWithIt() {
        var frames = RandomMarket.frames(1, 400, 0, 5e-4);
        var parameters = new MomentumParameters(List.of(10, 20, 30), ofDays(1), 0, 30, 0.2);
        var momentum = new Speaker(new MomentumAgent(parameters, List.of(Scene.listing())));
        var own = frames.stream()
                .map(Scene::observation)
                .map(momentum::observe)
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList()
                .getLast();
        var endpoint = new AgentEndpoint(List.of(listings -> new MomentumAgent(parameters, listings)), ofSeconds(30));
        var conversation = Flux.just(open(""))
                .concatWith(Flux.fromIterable(frames).map(Messages::observation))
                .concatWith(Flux.just(Messages.proposals(own, Messages.opposite(own, "peer")), question("q")));
        StepVerifier.create(endpoint.converse(conversation).skip(frames.size()))
                .assertNext(response -> {
                    var critique = response.getReview().getCritiques(0);
                    assertThat(response.getReview().getCritiquesCount()).isEqualTo(1);
                    assertThat(critique.getAuthor()).isEqualTo("trend-momentum");
                    assertThat(critique.getSubject()).isEqualTo("peer");
                    assertThat(critique.getAgrees()).isFalse();
                    assertThat(critique.getText()).isEqualTo("Mine goes the other way: " + own.rationale());
                })
                .assertNext(response -> assertThat(response.getAnswer().getText())
                        .contains(
                                "trend-momentum",
                                own.rationale(),
                                own.eventTime().toString(),
                                "It rests on z 10 min"))
                .verifyComplete();
    }

    @Test
    void silentSessionIsKeptAliveByHeartbeats() {
        StepVerifier.withVirtualTime(() -> endpoint.converse(Flux.never()))
                .expectSubscription()
                .expectNoEvent(ofSeconds(2).minusNanos(1))
                .thenAwait(ofSeconds(2))
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .thenAwait(ofSeconds(2))
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .thenCancel()
                .verify();
    }

    @Test
    void heartbeatsComeBetweenRepliesAndEndWithTheSession() {
        var requests = Sinks.many().unicast().<ConverseRequest>onBackpressureBuffer();
        StepVerifier.withVirtualTime(() -> endpoint.converse(requests.asFlux()))
                .then(() -> say(requests, open("echo"), observation(0)))
                .expectNext(reply("echo", 0, "frame 1 of 1 market"))
                .thenAwait(ofSeconds(2))
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .then(() -> say(requests, observation(1), observation(2)))
                .expectNext(reply("echo", 1, "frame 2 of 1 market"))
                .expectNext(reply("echo", 2, "frame 3 of 1 market"))
                .thenAwait(ofSeconds(2))
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .then(() -> requests.tryEmitComplete().orThrow())
                .verifyComplete();
    }

    @Test
    void callerWhoTakesNothingIsNotReadFrom() {
        var requests = TestPublisher.<ConverseRequest>create();
        StepVerifier.withVirtualTime(() -> endpoint.converse(requests.flux()), 0)
                .expectSubscription()
                .thenAwait(ofSeconds(3_600))
                .thenRequest(2)
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .thenAwait(ofSeconds(2))
                .expectNextMatches(ConverseResponse::hasHeartbeat)
                .thenCancel()
                .verify();
        requests.assertCancelled();
    }

    @Test
    void messageOutOfOrderIsTheCallersFault() {
        assertRefused("the session begins with Open", observation(0));
        assertRefused("the session begins with Open", question("q"));
        assertRefused("the session begins with Open", proposals());
        assertRefused("the session is already open", open("echo"), open("echo"));
        assertRefused("history comes before observations", open("echo"), observation(0), history(1, 2));
        assertRefused("message is empty or unknown", ConverseRequest.getDefaultInstance());
        assertThat(refusal(open("echo"), observation(5), observation(5)).getDescription())
                .matches("frame \\d+ of BTCUSDT comes after frame \\d+");
    }

    @Test
    void unknownAgentIsNotFound() {
        var refusal = refusal(open("nobody"));
        assertThat(refusal.getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal.getDescription()).isEqualTo("no agent nobody here, only echo");
    }

    @Test
    void oneOfSeveralAgentsHasToBeNamed() {
        var both = new AgentEndpoint(List.of(Echo.named("one"), Echo.named("other")), ofSeconds(1));
        StepVerifier.create(both.describe(describe("other")))
                .expectNextMatches(
                        described -> described.getAgent().getAgentId().equals("other"))
                .verifyComplete();
        StepVerifier.create(both.describe(describe("")))
                .verifyErrorMessage("several agents live here, name one of one, other");
        StepVerifier.create(both.converse(Flux.just(open("one"), observation(0))))
                .expectNext(reply("one", 0, "frame 1 of 1 market"))
                .verifyComplete();
    }

    @Test
    void oneNameIsNotHostedTwice() {
        var twins = List.of(Echo.named("one"), Echo.named("one"));
        assertThatThrownBy(() -> new AgentEndpoint(twins, ofSeconds(1))).hasMessage("agent one would be hosted twice");
    }

    private void assertRefused(String description, ConverseRequest... requests) {
        var refusal = refusal(requests);
        assertThat(refusal.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getDescription()).isEqualTo(description);
    }

    private Status refusal(ConverseRequest... requests) {
        var failure = new Throwable[1];
        StepVerifier.create(endpoint.converse(Flux.just(requests)).filter(response -> !response.hasNoView()))
                .verifyErrorSatisfies(error -> failure[0] = endpoint.onErrorMap(error));
        return Status.fromThrowable(failure[0]);
    }

    private static DescribeRequest describe(String id) {
        return DescribeRequest.newBuilder().setAgentId(id).build();
    }

    private static void say(Sinks.Many<ConverseRequest> requests, ConverseRequest... messages) {
        for (var message : messages) {
            requests.tryEmitNext(message).orThrow();
        }
    }
}
