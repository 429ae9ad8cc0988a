package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The story is of another day, so that its market is stale until its recording is over. */
class HealthTest {

    @Test
    void readyIsWhoIsReconciledAndFedAndLiveIsWhoeverAnswers() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            assertDown(gateway, "BTCUSDT: no frame yet");
            then(coordinator, gateway, story -> story.frame(1, "100"));
            assertDown(gateway, "BTCUSDT: no new frame");
            then(coordinator, gateway, story -> story.tell(new VenueReadiness(Readiness.RECORDING_ENDED, "")));
            assertThat(ask(gateway, "/health/ready", HttpStatus.OK))
                    .containsEntry("status", "UP")
                    .containsEntry("reasons", List.of());
            then(
                    coordinator,
                    gateway,
                    story -> story.tell(new MeshEvent.PositionReconciled(Story.BTC, 100_000_000, 0)));
            assertDown(gateway, "venue: our position differs from the venue's: [BTCUSDT]");
            then(coordinator, gateway, story -> {
                story.tell(new MeshEvent.PositionReconciled(Story.BTC, 0, 0));
                story.tell(new VenueReadiness(Readiness.DISCONNECTED, "the venue does not answer"));
            });
            assertDown(gateway, "venue: the venue does not answer", "BTCUSDT: no new frame");
        }
    }

    @Test
    void beforeARunThereIsNothingToShowAndTheGatewayLives() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"));
                var gateway = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            assertThat(ask(gateway, "/health", HttpStatus.OK)).containsEntry("status", "UP");
            try (var alone = RunningGateway.reading(coordinator, "coordinator=127.0.0.1:1")) {
                assertThat(ask(alone, "/health", HttpStatus.SERVICE_UNAVAILABLE))
                        .containsEntry("reasons", List.of("nothing is read from the event log"));
                assertDown(alone, "no run has begun", "coordinator: its event log cannot be read");
            }
        }
    }

    /** A cluster's node asks for every pod on it, from another address than the pod's own and without a token. */
    @Test
    void fromAnotherAddressOnlyLifeIsToldWithoutAToken() throws SocketException {
        var elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(elsewhere.isPresent(), "this machine has no address but loopback");
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"));
                var gateway = RunningGateway.reading(coordinator, "bind=0.0.0.0")) {
            var stranger = gateway.stranger()
                    .mutate()
                    .baseUrl("http://" + elsewhere.get().getHostAddress() + ":" + gateway.port())
                    .build();
            stranger.get()
                    .uri("/health/live")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .isEqualTo("{\"status\":\"UP\"}");
            for (var path : List.of("/health", "/health/ready", "/metrics", "/health/live/x", "/api/v1/system")) {
                stranger.get().uri(path).exchange().expectStatus().isUnauthorized();
            }
        }
    }

    private static void then(FakeCoordinator coordinator, RunningGateway gateway, Consumer<Story> more) {
        coordinator.tell(more);
        var _ = gateway.caughtUp(coordinator);
    }

    private static void assertDown(RunningGateway gateway, String... reasons) {
        assertThat(ask(gateway, "/health/ready", HttpStatus.SERVICE_UNAVAILABLE))
                .containsEntry("status", "DOWN")
                .containsEntry("reasons", List.of(reasons));
        assertThat(ask(gateway, "/health/live", HttpStatus.OK)).containsEntry("status", "UP");
    }

    /** Whoever watches over the machine has no token. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> ask(RunningGateway gateway, String path, HttpStatus status) {
        var body = gateway.stranger()
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return (Map<String, Object>) Objects.requireNonNull(body);
    }
}
