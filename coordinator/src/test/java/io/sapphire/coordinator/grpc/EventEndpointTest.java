package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.sapphire.coordinator.audit.RunningAudit;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.event.v1.StreamEventsRequest;
import io.sapphire.event.v1.StreamEventsResponse;
import io.sapphire.event.v1.VerifyLogRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class EventEndpointTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final int EVENTS = 6;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private FileEventLog log;

    @BeforeEach
    void write() {
        var rules = new FileEventLog.Rules(150, Disk.real());
        log = FileEventLog.open(folder, new EventCodec(), CLOCK, rules, LogStart.BEGINNING, _ -> {});
        for (int event = 1; event <= EVENTS; event++) {
            assertThat(log.append(new LeaderChanged(event), "").sequence()).isEqualTo(event);
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void eventsComeFromTheOneThatIsAskedFor() {
        StepVerifier.create(stream(4)
                        .map(response -> response.getEvents(0).getSequence())
                        .take(1))
                .expectNext(4L)
                .expectComplete()
                .verify(LIMIT);
    }

    /** Also a reader that has seen all may ask for what comes next. */
    @Test
    void whatLiesBehindTheNextEventIsOutOfRange() {
        StepVerifier.create(stream(EVENTS + 1).take(Duration.ofMillis(50)))
                .expectComplete()
                .verify(LIMIT);
        refused(EVENTS + 2, Status.Code.OUT_OF_RANGE, "the log ends at event 6");
    }

    @Test
    void whatWasRetiredIsSaidToBe() throws IOException {
        log.removeUpTo(3);
        long first = log.firstSequence();
        assertThat(first).isBetween(2L, 4L);
        refused(1, Status.Code.FAILED_PRECONDITION, "events 1 to %d were retired".formatted(first - 1));
        StepVerifier.create(stream(first)
                        .map(response -> response.getEvents(0).getSequence())
                        .take(1))
                .expectNext(first)
                .expectComplete()
                .verify(LIMIT);
    }

    private void refused(long from, Status.Code code, String sentence) {
        StepVerifier.create(stream(from))
                .expectErrorSatisfies(refusal -> {
                    var status = Status.fromThrowable(endpoint(Flux.never()).onErrorMap(refusal));
                    assertThat(status.getCode()).isEqualTo(code);
                    assertThat(status.getDescription()).isEqualTo(sentence);
                })
                .verify(LIMIT);
    }

    private Flux<StreamEventsResponse> stream(long from) {
        var heads = Flux.just((long) EVENTS).concatWith(Flux.never());
        var request = StreamEventsRequest.newBuilder().setFromSequence(from).build();
        return endpoint(heads).streamEvents(request);
    }

    private EventEndpoint endpoint(Flux<Long> heads) {
        var audit = new RunningAudit(log, new EventCodec(), Optional.empty(), Optional.empty());
        return new EventEndpoint(log, heads, _ -> "", new Verifications(audit, CLOCK));
    }

    @Test
    void aVerificationTellsWhatItFound() {
        StepVerifier.create(endpoint(Flux.never()).verifyLog(VerifyLogRequest.getDefaultInstance()))
                .assertNext(told -> {
                    var report = told.getReport();
                    assertThat(report.getSequence()).isEqualTo(EVENTS);
                    assertThat(report.getHash()).isEqualTo(log.lastHash());
                    assertThat(report.getVouched()).isZero();
                    assertThat(report.getWrongsList())
                            .containsExactly("the log does not begin with the start of a run");
                })
                .expectComplete()
                .verify(LIMIT);
    }

    /** Each reads all of the log: a second one at once would only make both slower, and trading too. */
    @Test
    void oneVerificationAtATimeAndTheNextOnceItIsOver() {
        var endpoint = endpoint(Flux.never());
        var second = endpoint.verifyLog(VerifyLogRequest.getDefaultInstance());
        StepVerifier.create(endpoint.verifyLog(VerifyLogRequest.getDefaultInstance()), 0)
                .expectSubscription()
                .then(() -> StepVerifier.create(second)
                        .expectErrorSatisfies(refusal -> assertThat(
                                        Status.fromThrowable(refusal).getCode())
                                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED))
                        .verify(LIMIT))
                .thenRequest(1)
                .expectNextCount(1)
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.create(second).expectNextCount(1).expectComplete().verify(LIMIT);
    }
}
