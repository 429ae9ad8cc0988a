package io.sapphire.agents;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.sapphire.agent.v1.ConverseRequest;
import io.sapphire.agent.v1.ConverseResponse;
import io.sapphire.agent.v1.DescribeRequest;
import io.sapphire.agent.v1.Open;
import io.sapphire.agent.v1.ReactorAgentServiceGrpc;
import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.momentum.MomentumAgent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Reply;
import io.sapphire.mesh.MeshChannel;
import io.sapphire.mesh.MeshServer;
import io.sapphire.wire.Agents;
import io.sapphire.wire.Markets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class AgentsApplicationTest {
    private static final String SHORT_HORIZONS = "--sapphire.agents.trend-momentum.horizons=10,20,30";
    private static final List<MarketFrame> FRAMES = RandomMarket.frames(1, 400, 0, 5e-4);
    private static final Duration PATIENCE = ofSeconds(30);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "in-process:agents-test"})
    void repliesOverTheWireAreTheAgentsOwnInOrder(String listen) {
        try (var context = start("--sapphire.agents.listen=" + listen, SHORT_HORIZONS)) {
            var channel = channel(context, listen);
            var stub = ReactorAgentServiceGrpc.newReactorStub(channel);
            StepVerifier.create(stub.converse(conversation())
                            .filter(response -> !response.hasHeartbeat())
                            .map(Agents::fromProto))
                    .expectNextSequence(expected(context))
                    .expectComplete()
                    .verify(PATIENCE);
            channel.shutdownNow();
        }
    }

    @Test
    void serverIntroducesItsAgentAndSaysItServes() {
        try (var context = start("--sapphire.agents.listen=127.0.0.1:0")) {
            var channel = channel(context, "");
            var stub = ReactorAgentServiceGrpc.newReactorStub(channel);
            StepVerifier.create(stub.describe(DescribeRequest.getDefaultInstance()))
                    .expectNextMatches(
                            described -> described.getAgent().getAgentId().equals("trend-momentum")
                                    && described.getAgent().getParametersCount() == 7)
                    .expectComplete()
                    .verify(PATIENCE);
            var health = HealthGrpc.newBlockingStub(channel)
                    .check(HealthCheckRequest.newBuilder()
                            .setService("sapphire.agent.v1.AgentService")
                            .build());
            assertThat(health.getStatus()).isEqualTo(ServingStatus.SERVING);
            channel.shutdownNow();
        }
    }

    @Test
    void oneServerHostsSeveralAgents() {
        try (var context = start(
                "--sapphire.agents.listen=127.0.0.1:0",
                "--sapphire.agents.enabled=trend-momentum,volume-microstructure")) {
            var channel = channel(context, "");
            var stub = ReactorAgentServiceGrpc.newReactorStub(channel);
            for (var id : List.of("trend-momentum", "volume-microstructure")) {
                StepVerifier.create(stub.describe(
                                DescribeRequest.newBuilder().setAgentId(id).build()))
                        .expectNextMatches(
                                described -> described.getAgent().getAgentId().equals(id))
                        .expectComplete()
                        .verify(PATIENCE);
            }
            channel.shutdownNow();
        }
    }

    @Test
    void refusalKeepsItsStatusOverTheWire() {
        try (var context = start("--sapphire.agents.listen=127.0.0.1:0")) {
            var channel = channel(context, "");
            var stub = ReactorAgentServiceGrpc.newReactorStub(channel);
            StepVerifier.create(stub.converse(Flux.just(ConverseRequest.getDefaultInstance())))
                    .expectErrorSatisfies(failure ->
                            assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT))
                    .verify(PATIENCE);
            channel.shutdownNow();
        }
    }

    @Test
    void heartbeatsComeOverTheWire() {
        try (var context = start("--sapphire.agents.listen=127.0.0.1:0", "--sapphire.agents.heartbeat=50ms")) {
            var channel = channel(context, "");
            var stub = ReactorAgentServiceGrpc.newReactorStub(channel);
            StepVerifier.create(stub.converse(Flux.just(open()).concatWith(Flux.never())))
                    .expectNextMatches(ConverseResponse::hasHeartbeat)
                    .expectNextMatches(ConverseResponse::hasHeartbeat)
                    .thenCancel()
                    .verify(PATIENCE);
            channel.shutdownNow();
        }
    }

    @Test
    void unknownAgentIsRefusedWithTheNamesOfTheKnown() {
        assertRefused(
                "sapphire.agents.enabled names 'astrology', but the agents there are: financial-sentiment,"
                        + " market-prediction, strategy-optimization, trend-momentum, volume-microstructure, vpin-hft",
                "--sapphire.agents.listen=127.0.0.1:0",
                "--sapphire.agents.enabled=astrology");
    }

    @Test
    void senselessSettingIsRefused() {
        assertRefused(
                "band of trend-momentum must be 0 to 0.5 of the full response, was 0.9",
                "--sapphire.agents.listen=127.0.0.1:0",
                "--sapphire.agents.trend-momentum.band=0.9");
        assertRefused("sapphire.agents.listen is missing");
    }

    @Test
    void unknownSettingIsRefused() {
        assertThatThrownBy(() -> start("--sapphire.agents.listen=127.0.0.1:0", "--sapphire.agents.astrology=true"))
                .hasStackTraceContaining("sapphire.agents.astrology");
    }

    @Test
    void modelWithoutCredentialsIsNoneAndTheAgentSaysSo() {
        try (var context = start(
                "--sapphire.agents.listen=127.0.0.1:0",
                "--sapphire.agents.enabled=financial-sentiment",
                "--sapphire.agents.reasoning.project=p",
                "--sapphire.agents.reasoning.location=europe-west4",
                "--sapphire.agents.reasoning.model=gemini-test",
                "--sapphire.agents.reasoning.input-price=0.3",
                "--sapphire.agents.reasoning.output-price=2.5",
                "--sapphire.agents.reasoning.credentials-file=/nowhere/key.json")) {
            var channel = channel(context, "");
            StepVerifier.create(ReactorAgentServiceGrpc.newReactorStub(channel)
                            .describe(DescribeRequest.getDefaultInstance()))
                    .assertNext(described -> {
                        assertThat(described.getAgent().getUsesModel()).isFalse();
                        assertThat(described.getAgent().getMind())
                                .isEqualTo("own rules only: there are no credentials for gemini-test");
                    })
                    .expectComplete()
                    .verify(PATIENCE);
            channel.shutdownNow();
        }
    }

    @Test
    void modelWithoutAPriceIsRefused() {
        assertRefused(
                "sapphire.agents.reasoning.input-price is missing: with a project it has to be given",
                "--sapphire.agents.listen=127.0.0.1:0",
                "--sapphire.agents.reasoning.project=p",
                "--sapphire.agents.reasoning.location=europe-west4",
                "--sapphire.agents.reasoning.model=gemini-test");
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThatThrownBy(() -> start(arguments)).rootCause().hasMessage(sentence);
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return AgentsApplication.application().run(arguments);
    }

    private static ManagedChannel channel(ConfigurableApplicationContext context, String listen) {
        int port = context.getBean(MeshServer.class).port();
        return MeshChannel.to(listen.startsWith("in-process:") ? listen : "127.0.0.1:" + port);
    }

    private static Flux<ConverseRequest> conversation() {
        return Flux.just(open())
                .concatWith(Flux.fromIterable(FRAMES)
                        .map(frame -> ConverseRequest.newBuilder()
                                .setObservation(Agents.toProto(Scene.observation(frame)))
                                .build()));
    }

    private static ConverseRequest open() {
        return ConverseRequest.newBuilder()
                .setOpen(Open.newBuilder().addListings(Markets.toProto(Scene.listing())))
                .build();
    }

    private static List<Reply> expected(ConfigurableApplicationContext context) {
        var parameters = context.getBean(AgentsProperties.class).trendMomentum().parameters();
        var agent = new Speaker(new MomentumAgent(parameters, List.of(Scene.listing())));
        return Stream.of(FRAMES)
                .flatMap(List::stream)
                .map(Scene::observation)
                .map(agent::observe)
                .toList();
    }
}
