package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Views as they were: the log is read and folded again up to a moment. The moments looked at last are kept, so that a page
 * full of questions about one of them reads the log once. Safe for many threads.
 */
public final class PastViews {
    /** Each may be as large as the view of now. */
    private static final int KEPT = 3;

    private static final int WAITING = 256;
    private static final int IDLE_SECONDS = 60;

    private final EventLog log;
    private final Caps caps;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, WAITING, "past-views", IDLE_SECONDS, true);
    private final Map<Key, Mono<Projection>> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Mono<Projection>> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String run, Moment moment) {}

    PastViews(EventLog log, Caps caps) {
        this.log = log;
        this.caps = caps;
    }

    /**
     * Asks the views as they were.
     *
     * @param run whose log it is
     * @param moment not after the log's end: its reading would never end
     */
    public <T> Mono<T> read(String run, Moment moment, Function<Projection, T> question) {
        var key = new Key(run, moment);
        return Mono.defer(() -> folded(key)).publishOn(thread).map(question);
    }

    private Mono<Projection> folded(Key key) {
        synchronized (kept) {
            return kept.computeIfAbsent(key, _ -> fold(key));
        }
    }

    /** What fails is forgotten: the next one who asks reads again. */
    private Mono<Projection> fold(Key key) {
        return Mono.fromSupplier(() -> new Projection(caps))
                .flatMap(past -> log.from(1)
                        .publishOn(thread, 1)
                        .concatMapIterable(batch -> batch, 1)
                        .takeWhile(key.moment()::includes)
                        .takeUntil(recorded -> isLast(key.moment(), recorded))
                        .reduce(past, PastViews::with))
                .doOnError(_ -> forget(key))
                .cache();
    }

    private static Projection with(Projection past, Recorded next) {
        var _ = past.apply(next);
        return past;
    }

    private static boolean isLast(Moment moment, Recorded recorded) {
        return moment instanceof Moment.Sequence(var last) && recorded.sequence() == last;
    }

    private void forget(Key key) {
        synchronized (kept) {
            kept.remove(key);
        }
    }

    void close() {
        thread.dispose();
    }
}
