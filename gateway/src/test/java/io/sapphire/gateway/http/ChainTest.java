package io.sapphire.gateway.http;

import io.sapphire.event.v1.VerificationProgress;
import io.sapphire.event.v1.VerificationReport;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.wire.Times;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class ChainTest {
    private static final String HASH = "ab".repeat(32);

    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 3, 6));
        gateway = RunningGateway.reading(coordinator).caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    @Test
    void theLogIsNotVerifiedUntilSomebodyWantsItAndThenSaysWhatWasFoundAndByWhom() {
        var steps = Sinks.many().unicast().<VerifyLogResponse>onBackpressureBuffer();
        coordinator.verifying(steps.asFlux());
        state("NOT_VERIFIED").jsonPath("$.report").isEmpty();

        begin(HttpStatus.OK).jsonPath("$.state").isEqualTo("VERIFYING");
        steps.tryEmitNext(VerifyLogResponse.newBuilder()
                        .setProgress(VerificationProgress.newBuilder()
                                .setSequence(5_000)
                                .setLast(9_000))
                        .build())
                .orThrow();
        var _ = state("VERIFYING", "$.reached", 5_000);
        begin(HttpStatus.CONFLICT)
                .jsonPath("$.detail")
                .isEqualTo("The log is being verified already, as api-token wished: event 5000 of 9000.");

        steps.tryEmitNext(VerifyLogResponse.newBuilder().setReport(whole()).build())
                .orThrow();
        steps.tryEmitComplete().orThrow();
        state("VERIFIED", "$.report.seq", 9_000)
                .jsonPath("$.report.runId")
                .isEqualTo("run")
                .jsonPath("$.report.askedBy")
                .isEqualTo("api-token")
                .jsonPath("$.report.hash")
                .isEqualTo(HASH)
                .jsonPath("$.report.vouched")
                .isEqualTo(8_990)
                .jsonPath("$.report.head")
                .isEqualTo(8_990)
                .jsonPath("$.report.wrongs")
                .isEmpty()
                .jsonPath("$.report.endedUs")
                .isEqualTo(1_767_614_400_000_000L);

        // A later one that fails says so, and what was found before stays.
        coordinator.verifying(Flux.error(new IllegalStateException("no log here")));
        var _ = begin(HttpStatus.OK);
        state("FAILED", "$.report.seq", 9_000).jsonPath("$.failure").isNotEmpty();
        coordinator.verifying(Flux.empty());
        var _ = begin(HttpStatus.OK);
        var _ = state("FAILED", "$.failure", "The coordinator ended it without saying what it found.");

        // What is wrong is told word by word.
        coordinator.verifying(Flux.just(VerifyLogResponse.newBuilder()
                .setReport(whole().toBuilder().addWrongs("event 7 does not follow from the one before"))
                .build()));
        var _ = begin(HttpStatus.OK);
        var _ = state("VERIFIED", "$.report.wrongs[0]", "event 7 does not follow from the one before");
    }

    private static VerificationReport whole() {
        return VerificationReport.newBuilder()
                .setRunId("run")
                .setSequence(9_000)
                .setHash(HASH)
                .setCheckpoints(12)
                .setVouched(8_990)
                .setHead(8_990)
                .setBegan(Times.toProto(Story.START))
                .setEnded(Times.toProto(Story.START))
                .build();
    }

    private static WebTestClient.BodyContentSpec begin(HttpStatus expected) {
        return gateway.client()
                .post()
                .uri("/api/v1/audit/verify")
                .exchange()
                .expectStatus()
                .isEqualTo(expected)
                .expectBody();
    }

    private static WebTestClient.BodyContentSpec state(String expected) {
        return state(expected, "$.state", expected);
    }

    /** Asks until it is so: what the coordinator says takes its time over the wire. */
    private static WebTestClient.BodyContentSpec state(String expected, String path, Object value) {
        AssertionError last = new AssertionError("never asked");
        for (int attempt = 0; attempt < 500; attempt++) {
            try {
                return gateway.client()
                        .get()
                        .uri("/api/v1/audit/chain")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo(expected)
                        .jsonPath(path)
                        .isEqualTo(value);
            } catch (AssertionError notYet) {
                last = notYet;
            }
        }
        throw last;
    }
}
