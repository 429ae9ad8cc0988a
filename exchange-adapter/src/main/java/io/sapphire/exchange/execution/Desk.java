package io.sapphire.exchange.execution;

import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.journal.Journal;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** The one thread that decides about orders, and what it works with: recorder, fact finder, venue time. */
final class Desk {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    private final Recorder recorder;
    private final FactFinder finder;
    private final InstantSource venueClock;
    private final Scheduler thread;
    private final Sinks.Many<Boolean> recorded = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<String> troubles = Sinks.many().multicast().directBestEffort();

    Desk(Journal journal, Reports reports, InstantSource venueClock, Scheduler thread) {
        this.recorder = new Recorder(journal, reports);
        this.finder = new FactFinder(recorder);
        this.venueClock = venueClock;
        this.thread = thread;
    }

    /** Begun once for each who asks, and finished even if they do not wait for it: what is written down has to be done. */
    <T> Mono<T> run(Supplier<Mono<T>> work) {
        return Mono.defer(() -> Mono.defer(work).subscribeOn(thread).cache());
    }

    Scheduler thread() {
        return thread;
    }

    FactFinder finder() {
        return finder;
    }

    Blotter blotter() {
        return recorder.blotter();
    }

    Instant venueTime() {
        return venueClock.instant();
    }

    /** Something new is on the disk. Whoever is busy misses some of it. */
    Flux<Boolean> recorded() {
        return recorded.asFlux();
    }

    /** What kept the desk from recording or from hearing: it has to be reconciled again. */
    Flux<String> troubles() {
        return troubles.asFlux();
    }

    /** What the venue said may not have been taken in. */
    void missed(Throwable failure) {
        LOG.log(Level.ERROR, "what the venue said could not be taken in; the account is read again", failure);
        var _ = troubles.tryEmitNext(String.valueOf(failure.getMessage()));
    }

    void record(Entry entry) {
        recorder.record(entry);
    }

    /** @throws NotReadyException if the journal cannot be written: nothing of it has happened */
    void commit() {
        guard(recorder::commit);
    }

    /** Like {@link #commit}, with the reports in the order of a step. */
    void commitSorted() {
        guard(recorder::commitSorted);
    }

    private void guard(Runnable write) {
        try {
            write.run();
            var _ = recorded.tryEmitNext(true);
        } catch (RuntimeException e) {
            var _ = troubles.tryEmitNext(String.valueOf(e.getMessage()));
            throw new NotReadyException("the journal cannot be written", e);
        }
    }
}
