package io.sapphire.exchange.execution;

import io.sapphire.domain.event.MeshEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.FluxSink;

/** One reader's position in the reports. */
final class ReportReader {
    private final Reports reports;
    private final FluxSink<List<MeshEvent>> sink;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile long next;
    private volatile boolean caughtUp;

    ReportReader(Reports reports, FluxSink<List<MeshEvent>> sink, long next) {
        this.reports = reports;
        this.sink = sink;
        this.next = next;
    }

    /** Emits what is requested and there. Whoever comes while somebody emits leaves that to them. */
    void drain() {
        if (pending.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            emit();
            seen = pending.addAndGet(-seen);
        }
    }

    private void emit() {
        while (sink.requestedFromDownstream() > 0 && !sink.isCancelled()) {
            var batch = reports.slice(next);
            if (batch.isEmpty()) {
                caughtUp = true;
                return;
            }
            next += batch.size();
            var _ = sink.next(batch);
        }
    }

    /** A reader of old reports may take its time; one that had caught up may not. */
    void cutIfBehind(long last, long longestLag) {
        if (caughtUp && last - next >= longestLag) {
            sink.error(new LaggingReaderException(next));
        }
    }
}
