package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Batch;
import io.sapphire.analytics.table.Progress;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.wire.Events;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Fills the tables of a store from a log, event by event, from where they stand. For one thread at a time. */
public final class Filling {
    private final Schema schema;
    private final Store store;
    private Optional<Progress> progress;
    private Optional<Fold> fold = Optional.empty();

    public Filling(Schema schema, Store store) {
        this.schema = schema;
        this.store = store;
        this.progress = store.latest();
    }

    /** Where to read on: the last event that is in the tables, to see whether the log is still the same; else the first. */
    public long from() {
        return progress.map(Progress::sequence).orElse(1L);
    }

    /** Of the last event in the tables; 0 if there is none. */
    public long sequence() {
        return progress.map(Progress::sequence).orElse(0L);
    }

    /** Of the run in the tables; empty if there is none. */
    public String run() {
        return progress.map(Progress::run).orElse("");
    }

    /** The log does not reach as far as the tables: it is another run's, and is read from its first event on. */
    public void startOver() {
        progress = Optional.empty();
        fold = Optional.empty();
    }

    /**
     * Takes the next events in; the first call begins with the event {@link #from()} said.
     *
     * @throws OtherLogException if they do not follow what is in the tables
     */
    public void take(List<Recorded> events) {
        var fresh = unread(events);
        if (fresh.isEmpty()) {
            return;
        }
        var current = fold.orElseGet(() -> open(fresh.getFirst()));
        fresh.forEach(current::apply);
        var last = fresh.getLast();
        var run = progress.map(Progress::run).orElseGet(() -> runOf(fresh.getFirst()));
        var reached = new Progress(run, last.sequence(), hash(last), current.memory());
        store.write(new Batch(current.drain(), reached));
        fold = Optional.of(current);
        progress = Optional.of(reached);
    }

    private List<Recorded> unread(List<Recorded> events) {
        long done = sequence();
        for (var event : events) {
            if (event.sequence() == done
                    && !hash(event).equals(progress.orElseThrow().hash())) {
                throw new OtherLogException(
                        "event %d of the log is not the one that is in the tables of run %s".formatted(done, run()));
            }
        }
        var fresh = events.stream().filter(event -> event.sequence() > done).toList();
        if (!fresh.isEmpty() && fresh.getFirst().sequence() != done + 1) {
            throw new OtherLogException("event %d does not follow event %d"
                    .formatted(fresh.getFirst().sequence(), done));
        }
        return fresh;
    }

    private Fold open(Recorded first) {
        return progress.map(known -> Fold.goOn(schema, known.run(), known.memory()))
                .orElseGet(() -> begin(runOf(first)));
    }

    private Fold begin(String run) {
        store.of(run).ifPresent(written -> {
            throw new OtherLogException(
                    "the tables hold run %s up to event %d, from another log of it".formatted(run, written.sequence()));
        });
        return Fold.begin(schema, run);
    }

    private static String runOf(Recorded first) {
        if (first.event() instanceof RunStarted started) {
            return started.runId();
        }
        throw new OtherLogException("the log does not begin with the run's start");
    }

    private static String hash(Recorded recorded) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Events.encode(recorded)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
