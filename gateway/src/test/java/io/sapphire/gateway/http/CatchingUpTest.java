package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A gateway that starts beside a long run: what it has read so far is a past, and is not told as the present. */
class CatchingUpTest {

    @Test
    @Timeout(60)
    void pastIsNotToldAsThePresentAndTheKillSwitchDoesNotWait() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"))) {
            long told = coordinator.lastSequence();
            coordinator.promise(told + 1);
            try (var gateway = RunningGateway.reading(coordinator, "patience=0s")) {
                awaitRead(gateway, told);
                var sentence = "its event log is read: event %d of %d".formatted(told, told + 1);
                for (var path : new String[] {"/risk", "/overview", "/risk?at=" + told, "/events"}) {
                    get(gateway, "/api/v1" + path)
                            .expectStatus()
                            .isEqualTo(503)
                            .expectHeader()
                            .valueEquals("Retry-After", "1")
                            .expectBody()
                            .jsonPath("$.code")
                            .isEqualTo("NOT_READY")
                            .jsonPath("$.detail")
                            .isEqualTo("The run cannot be shown yet: " + sentence + ".");
                }
                get(gateway, "/health/ready")
                        .expectStatus()
                        .isEqualTo(503)
                        .expectBody(String.class)
                        .value(body -> assertThat(body).contains("coordinator: " + sentence));

                assertThat(metrics(gateway)).doesNotContain("sapphire_trading_halted 0.0");

                gateway.client()
                        .post()
                        .uri("/api/v1/control/halt")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"reason\":\"stop\"}")
                        .exchange()
                        .expectStatus()
                        .isOk();
                awaitRead(gateway, told + 1);
                get(gateway, "/api/v1/risk")
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo("HALTED");
                assertThat(metrics(gateway)).contains("sapphire_trading_halted 1.0");
            }
        }
    }

    private static String metrics(RunningGateway gateway) {
        return String.valueOf(
                get(gateway, "/metrics").expectBody(String.class).returnResult().getResponseBody());
    }

    private static ResponseSpec get(RunningGateway gateway, String path) {
        return gateway.client().get().uri(path).exchange();
    }

    private static void awaitRead(RunningGateway gateway, long sequence) {
        var _ = Flux.interval(Duration.ZERO, Duration.ofMillis(20))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .map(_ -> String.valueOf(get(gateway, "/health")
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()))
                .filter(body -> body.contains("\"sequence\":" + sequence + ","))
                .blockFirst();
    }
}
