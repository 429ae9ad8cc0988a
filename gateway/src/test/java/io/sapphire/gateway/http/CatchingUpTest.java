package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A gateway that starts beside a long run: what it has read so far is a past, and is not told as the present. */
class CatchingUpTest {

    @Test
    @Timeout(60)
    void pastIsNotToldAsThePresentAndTheKillSwitchDoesNotWait() {
        try (var coordinator = FakeCoordinator.telling(Story.trading("r-1"))) {
            long told = coordinator.lastSequence() - 1;
            var _ = coordinator.holding((int) told);
            try (var gateway = RunningGateway.reading(coordinator, "patience=0s")) {
                gateway.awaitRead(told);
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

                var _ = coordinator.holding(Integer.MAX_VALUE);
                gateway.client()
                        .post()
                        .uri("/api/v1/control/halt")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{\"reason\":\"stop\"}")
                        .exchange()
                        .expectStatus()
                        .isOk();
                gateway.awaitRead(told + 2);
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
}
