package io.sapphire.exchange.marketdata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.FluxSink;

/** What one reader of frames has not taken yet. */
final class FrameReader {
    private final FluxSink<FrameBatch> sink;
    private final Deque<FrameBatch> waiting = new ArrayDeque<>();
    private final AtomicInteger pending = new AtomicInteger();

    FrameReader(FluxSink<FrameBatch> sink) {
        this.sink = sink;
    }

    void offer(FrameBatch batch) {
        synchronized (waiting) {
            boolean slow = !waiting.isEmpty() && waiting.getLast().droppable() && batch.droppable();
            waiting.addLast(slow ? waiting.removeLast().conflatedWith(batch) : batch);
        }
        drain();
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
            var next = poll();
            if (next.isEmpty()) {
                return;
            }
            var _ = sink.next(next.orElseThrow());
        }
    }

    private Optional<FrameBatch> poll() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.pollFirst());
        }
    }
}
