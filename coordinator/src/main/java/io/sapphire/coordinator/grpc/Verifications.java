package io.sapphire.coordinator.grpc;

import io.grpc.Status;
import io.sapphire.coordinator.audit.AuditReport;
import io.sapphire.coordinator.audit.RunningAudit;
import io.sapphire.event.v1.VerificationProgress;
import io.sapphire.event.v1.VerificationReport;
import io.sapphire.event.v1.VerifyLogResponse;
import io.sapphire.wire.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Schedulers;

/** Audits of the running log for whoever asks, one at a time: each reads all of the log. */
public final class Verifications {
    /** Events between two words on how far it is. */
    private static final long STRIDE = 5_000;

    private final RunningAudit audit;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    public Verifications(RunningAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** How far it is, of which only the latest matters, then what was found. */
    Flux<VerifyLogResponse> next() {
        return Flux.using(
                this::take,
                _ -> Flux.create(this::verify, FluxSink.OverflowStrategy.LATEST)
                        .subscribeOn(Schedulers.boundedElastic()),
                taken -> taken.set(false));
    }

    private AtomicBoolean take() {
        if (!busy.compareAndSet(false, true)) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("the log is being verified already")
                    .asRuntimeException();
        }
        return busy;
    }

    private void verify(FluxSink<VerifyLogResponse> sink) {
        var began = clock.instant();
        try {
            var report = audit.verify((sequence, last) -> tell(sink, sequence, last));
            var _ = sink.next(VerifyLogResponse.newBuilder()
                    .setReport(report(report, began, clock.instant()))
                    .build());
            sink.complete();
        } catch (CancellationException _) {
            // nobody listens any more
        }
    }

    private static void tell(FluxSink<VerifyLogResponse> sink, long sequence, long last) {
        if (sink.isCancelled()) {
            throw new CancellationException("nobody listens any more");
        }
        if (sequence % STRIDE == 0) {
            var _ = sink.next(VerifyLogResponse.newBuilder()
                    .setProgress(VerificationProgress.newBuilder()
                            .setSequence(sequence)
                            .setLast(last))
                    .build());
        }
    }

    private static VerificationReport report(AuditReport found, Instant began, Instant ended) {
        return VerificationReport.newBuilder()
                .setRunId(found.run())
                .setSequence(found.events())
                .setHash(found.hash())
                .setRetired(found.retired())
                .setCheckpoints(found.checkpoints())
                .setVouched(found.vouched())
                .setHead(found.head().orElse(0L))
                .addAllWrongs(found.wrongs())
                .setBegan(Times.toProto(began))
                .setEnded(Times.toProto(ended))
                .build();
    }
}
