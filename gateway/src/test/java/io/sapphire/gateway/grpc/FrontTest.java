package io.sapphire.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.sapphire.control.v1.AddAgentRequest;
import io.sapphire.control.v1.FlattenRequest;
import io.sapphire.control.v1.HaltRequest;
import io.sapphire.control.v1.ReactorControlServiceGrpc;
import io.sapphire.control.v1.ReactorControlServiceGrpc.ReactorControlServiceStub;
import io.sapphire.control.v1.RemoveAgentRequest;
import io.sapphire.control.v1.SetLimitRequest;
import io.sapphire.event.v1.ReactorEventServiceGrpc;
import io.sapphire.event.v1.ReactorEventServiceGrpc.ReactorEventServiceStub;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.VerifyLogRequest;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.mesh.MeshChannel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FrontTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SECRET = "z".repeat(43);

    @TempDir
    static Path folder;

    private static Path keys;
    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() throws Exception {
        keys = folder.resolve("keys");
        write("viewer", "operator", "leaver");
        coordinator = FakeCoordinator.telling(Story.seeded("run", 3, 6));
        gateway = RunningGateway.reading(
                coordinator, "grpc=127.0.0.1:0", "api-keys=" + keys, "allowed.stops=1000", "allowed.burst=1");
        channel = MeshChannel.to("127.0.0.1:" + gateway.grpcPort());
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        gateway.close();
        coordinator.close();
    }

    private static void write(String... names) throws IOException, NoSuchAlgorithmException {
        var lines = new StringBuilder();
        for (var name : names) {
            var hash = MessageDigest.getInstance("SHA-256").digest(key(name).getBytes(StandardCharsets.UTF_8));
            var role = name.equals("operator") ? "operator" : "viewer";
            lines.append("%s %s %s%n".formatted(name, role, HexFormat.of().formatHex(hash)));
        }
        var next = Files.writeString(folder.resolve("next"), lines);
        Files.move(next, keys, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String key(String role) {
        return role + "." + SECRET;
    }

    private static Channel as(String token) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static ReactorControlServiceStub control(String token) {
        return ReactorControlServiceGrpc.newReactorStub(as(token));
    }

    private static ReactorEventServiceStub events(String token) {
        return ReactorEventServiceGrpc.newReactorStub(as(token));
    }

    private static void denied(Mono<?> call, Status.Code code) {
        StepVerifier.create(call)
                .expectErrorSatisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(code))
                .verify(PATIENCE);
    }

    @Test
    void aViewerReadsTheLogAndCommandsNothing() {
        var request = StreamEventsRequest.newBuilder().setFromSequence(1).build();
        StepVerifier.create(events(key("viewer"))
                        .streamEvents(request)
                        .flatMapIterable(batch -> batch.getEventsList())
                        .take(coordinator.lastSequence())
                        .count())
                .expectNext(coordinator.lastSequence())
                .expectComplete()
                .verify(PATIENCE);
        var before = coordinator.orders();
        for (var call : List.<Mono<?>>of(
                control(key("viewer"))
                        .halt(HaltRequest.newBuilder().setReason("x").build()),
                control(key("viewer"))
                        .flatten(FlattenRequest.newBuilder().setReason("x").build()),
                control(key("viewer"))
                        .setLimit(SetLimitRequest.newBuilder().setReason("x").build()))) {
            denied(call, Status.Code.PERMISSION_DENIED);
        }
        assertThat(coordinator.orders()).isEqualTo(before);
    }

    @Test
    void whoeverCallsIsTheOperatorWhateverTheRequestSays() {
        var wish = HaltRequest.newBuilder().setOperator("root").setReason("odd").build();
        StepVerifier.create(control(key("operator")).halt(wish))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(coordinator.orders()).contains("HALT operator odd").doesNotContain("HALT root odd");
    }

    /** Whoever decides who decides is an admin; the gateway's own token is one's. */
    @Test
    void onlyAnAdminAddsAndRemovesAgents() {
        var add = AddAgentRequest.newBuilder()
                .setAgentId("mine")
                .setTarget("host:9090")
                .setReason("a second opinion")
                .build();
        var remove = RemoveAgentRequest.newBuilder()
                .setAgentId("mine")
                .setReason("enough of it now")
                .build();
        denied(control(key("operator")).addAgent(add), Status.Code.PERMISSION_DENIED);
        denied(control(key("operator")).removeAgent(remove), Status.Code.PERMISSION_DENIED);
        StepVerifier.create(control(RunningGateway.TOKEN)
                        .addAgent(add)
                        .then(control(RunningGateway.TOKEN).removeAgent(remove)))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        assertThat(coordinator.orders())
                .contains("ADD mine host:9090 api-token a second opinion", "REMOVE mine api-token enough of it now");
    }

    @Test
    void aViewerDoesNotHaveTheLogVerified() {
        var request = VerifyLogRequest.getDefaultInstance();
        denied(events(key("viewer")).verifyLog(request).next(), Status.Code.PERMISSION_DENIED);
        denied(events(key("operator")).verifyLog(request).next(), Status.Code.UNIMPLEMENTED);
    }

    @Test
    void withoutAGoodTokenNothingIsAnswered() {
        for (var token : List.of("", "guess", "operator." + "y".repeat(43))) {
            denied(control(token).halt(HaltRequest.newBuilder().setReason("x").build()), Status.Code.UNAUTHENTICATED);
            denied(
                    events(token)
                            .streamEvents(StreamEventsRequest.getDefaultInstance())
                            .next(),
                    Status.Code.UNAUTHENTICATED);
        }
        denied(
                ReactorControlServiceGrpc.newReactorStub(channel)
                        .halt(HaltRequest.newBuilder().setReason("x").build()),
                Status.Code.UNAUTHENTICATED);
    }

    @Test
    void aStreamEndsWithTheKeyThatOpenedIt() {
        var request = StreamEventsRequest.newBuilder().setFromSequence(1).build();
        var stream = events(key("leaver")).streamEvents(request).doOnNext(_ -> revoke());
        StepVerifier.create(stream.then())
                .expectErrorSatisfies(failure ->
                        assertThat(Status.fromThrowable(failure).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED))
                .verify(PATIENCE);
    }

    private static void revoke() {
        try {
            write("viewer", "operator");
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        var huge = HaltRequest.newBuilder().setReason("x".repeat(100_000)).build();
        denied(control(key("operator")).halt(huge), Status.Code.RESOURCE_EXHAUSTED);
    }
}
