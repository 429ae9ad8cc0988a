package io.sapphire.exchange.execution;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.exchange.execution.journal.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Every report there ever was, for everybody who asks from a number on. A reader is only a position, so nothing is
 * buffered for it; one that falls too far behind what is new is cut off and resumes by number.
 */
public final class Reports {
    private static final int BATCH = 256;
    private static final int LONGEST_LAG = 65_536;

    private final List<MeshEvent> all = new ArrayList<>();
    private final List<ReportReader> readers = new CopyOnWriteArrayList<>();

    /**
     * Reports from this number on, then what comes, in batches.
     *
     * @throws LaggingReaderException through the flux, if the reader is too slow
     */
    public Flux<List<MeshEvent>> from(long sequence) {
        if (sequence < 1) {
            return Flux.error(new IllegalArgumentException("reports are numbered from 1, asked for " + sequence));
        }
        // Never overflows: the reader emits only what was requested.
        return Flux.create(sink -> open(sink, sequence), FluxSink.OverflowStrategy.ERROR);
    }

    private void open(FluxSink<List<MeshEvent>> sink, long sequence) {
        var reader = new ReportReader(this, sink, sequence);
        readers.add(reader);
        var _ = sink.onDispose(() -> readers.remove(reader)).onRequest(_ -> reader.drain());
    }

    /** The number of the newest report; 0 if there is none. */
    public long last() {
        synchronized (all) {
            return all.size();
        }
    }

    /** Whether anybody reads them now. */
    boolean isRead() {
        return !readers.isEmpty();
    }

    void publish(List<Entry> entries) {
        synchronized (all) {
            entries.forEach(this::add);
        }
        for (var reader : readers) {
            reader.cutIfBehind(last(), LONGEST_LAG);
            reader.drain();
        }
    }

    private void add(Entry entry) {
        switch (entry) {
            case Entry.OrderReported report -> all.add(new MeshEvent.OrderChanged(report.fact(), report.report()));
            case Entry.AccountReported report -> all.add(new MeshEvent.AccountChanged(report.fact(), report.report()));
            case Entry.Note _ -> {
                // Not reports.
            }
        }
    }

    /** Some reports from this number on; empty if there are none yet. */
    List<MeshEvent> slice(long from) {
        synchronized (all) {
            if (from > all.size()) {
                return List.of();
            }
            int start = Math.toIntExact(from - 1);
            return List.copyOf(all.subList(start, Math.min(all.size(), start + BATCH)));
        }
    }
}
