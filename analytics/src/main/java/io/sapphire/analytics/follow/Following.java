package io.sapphire.analytics.follow;

import io.sapphire.analytics.fold.Filling;
import io.sapphire.analytics.fold.OtherLogException;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.domain.event.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * Keeps the tables up with the log. Only as much is asked of the log as can be written, nothing is kept in memory but one
 * batch, and whatever fails begins again from where the tables stand: nothing waits for it.
 */
public final class Following implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int PATIENCE_SECONDS = 20;
    /** Answers of the log on their way. */
    private static final int PREFETCH = 2;

    private final EventLog log;
    private final Callable<Store> store;
    private final Schema schema;
    private final Pace pace;
    private final Consumer<Standing> told;
    private final Scheduler writer = Schedulers.newSingle("tables", true);
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Standing standing = Standing.BEGINNING;
    private volatile boolean stopping;
    /** The log is another run's than the tables' last: it is read from its first event on. */
    private boolean anew;

    /**
     * @param store opens the tables
     * @param told where they stand, whenever that changes
     */
    public Following(EventLog log, Callable<Store> store, Schema schema, Pace pace, Consumer<Standing> told) {
        this.log = log;
        this.store = store;
        this.schema = schema;
        this.pace = pace;
        this.told = told;
    }

    /** Begins, on a thread of its own. */
    public void start() {
        var _ = Mono.using(store, this::follow, Store::close)
                .subscribeOn(writer)
                .retryWhen(again().filter(_ -> !stopping))
                .doFinally(_ -> stopped.countDown())
                .subscribe(_ -> {}, failure -> LOG.info("the tables were left while they failed", failure));
    }

    private Mono<Void> follow(Store opened) {
        var filling = new Filling(schema, opened);
        if (anew) {
            filling.startOver();
        }
        return read(filling)
                .onErrorMap(ShortLogException.class, cut -> restart(filling, cut))
                .takeUntilOther(stop.asMono())
                .concatMapIterable(events -> events, PREFETCH)
                .bufferTimeout(pace.events(), pace.linger(), Schedulers.parallel(), true)
                .concatMap(events -> write(filling, events), 1)
                .then();
    }

    /** For ever. The tables stay open while the way to the log is lost: they can be asked all the same. */
    private Flux<List<Recorded>> read(Filling filling) {
        return Flux.defer(() -> log.from(filling.from()))
                .subscribeOn(writer)
                .concatWith(Mono.error(() -> new IllegalStateException("the event log's stream ended")))
                .retryWhen(again().filter(failure -> !(failure instanceof ShortLogException)));
    }

    private RetryBackoffSpec again() {
        return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                .maxBackoff(LONGEST_PAUSE)
                .transientErrors(true)
                .doBeforeRetry(loss -> fail(loss.failure()));
    }

    private Flux<Void> write(Filling filling, List<Recorded> events) {
        return Mono.<Void>fromRunnable(() -> take(filling, events))
                .subscribeOn(writer)
                .onErrorMap(OtherLogException.class, other -> restart(filling, other))
                .flux();
    }

    private void take(Filling filling, List<Recorded> events) {
        filling.take(events);
        anew = false;
        stand(new Standing(filling.run(), filling.sequence(), ""));
    }

    private RuntimeException restart(Filling filling, RuntimeException other) {
        anew = !filling.run().isEmpty();
        return other;
    }

    private void fail(Throwable cause) {
        LOG.warn("the tables do not grow", cause);
        stand(standing.failed(String.valueOf(cause.getMessage())));
    }

    private void stand(Standing now) {
        standing = now;
        told.accept(now);
    }

    public Standing standing() {
        return standing;
    }

    /** Lets the batch that is being written be written. */
    @Override
    public void close() {
        stopping = true;
        var _ = stop.tryEmitEmpty();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the tables are not written to an end after {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        writer.dispose();
    }
}
