package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.stream.PastAnswers.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Views as they were: the log is read and folded again up to a moment. The moments looked at last are kept, so that a page
 * full of questions about one of them reads the log once. Safe for many threads.
 */
final class PastViews {
    /** Each may be as large as the view of now. */
    private static final int KEPT = 3;

    private static final int WAITING = 256;
    private static final int IDLE_SECONDS = 60;

    private final EventLog log;
    private final Caps caps;
    private final PastAnswers answers;
    private final Scheduler thread = Schedulers.newBoundedElastic(1, WAITING, "past-views", IDLE_SECONDS, true);
    private final Map<Key, Mono<Projection>> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Mono<Projection>> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String run, Moment moment) {}

    PastViews(EventLog log, Caps caps, PastAnswers answers) {
        this.log = log;
        this.caps = caps;
        this.answers = answers;
    }

    /**
     * Asks the views as they were.
     *
     * @param now whose run it is
     * @param moment not after the log's end: its reading would never end
     * @throws NoSuchElementException as an error, if the moment has not come or no run has begun
     */
    <T> Mono<T> read(Projection now, Moment moment, Function<Projection, T> question) {
        return Mono.defer(() -> folded(key(now, moment))).publishOn(thread).map(question);
    }

    /** The same, unless somebody asked it before. @param asked names question and answer */
    Mono<byte[]> history(Projection now, Moment moment, String asked, Function<Projection, byte[]> question) {
        return Mono.defer(() -> answers.answer(
                key(now, moment).run(),
                moment,
                asked,
                read(now, moment, all -> new Told(all.sequence(), question.apply(all)))));
    }

    private static Key key(Projection now, Moment moment) {
        if (moment instanceof Moment.Sequence(var sequence) && (sequence < 1 || sequence > now.sequence())) {
            throw new NoSuchElementException(
                    "The run has events 1 to %d; %d is none of them.".formatted(now.sequence(), sequence));
        }
        var run = now.run().orElseThrow(() -> new NoSuchElementException("No run has begun."));
        return new Key(run.run().runId(), moment);
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
