package io.sapphire.simulator.http;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

/**
 * The one thread on which the venue lives. All its connections are served there too, so nothing it does needs a lock or
 * a hop. Only syncing the ledger happens elsewhere.
 */
public final class VenueLoop implements AutoCloseable {
    private static final Duration QUIET = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LoopResources resources = LoopResources.create("venue", 1, true);
    private final EventLoop thread =
            resources.onServer(LoopResources.DEFAULT_NATIVE).next();
    private final Scheduler scheduler = Schedulers.fromExecutorService(thread, "venue");
    private final Scheduler disk = Schedulers.newSingle("venue-ledger", true);

    public LoopResources resources() {
        return resources;
    }

    public Scheduler thread() {
        return scheduler;
    }

    /** Runs something again and again on the thread. */
    void every(Duration interval, Runnable task) {
        var _ = thread.scheduleWithFixedDelay(task, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Completes on the thread, after a while. */
    Mono<Void> pause(Duration duration) {
        return duration.isZero()
                ? Mono.empty()
                : Mono.delay(duration, scheduler).then();
    }

    /** Does something slow elsewhere; completes on the thread. */
    Mono<Void> onDisk(Runnable task) {
        return Mono.<Void>fromRunnable(task).subscribeOn(disk).publishOn(scheduler);
    }

    /** Returns when the thread has come to rest. */
    @Override
    public void close() {
        disk.dispose();
        var _ = resources.disposeLater(QUIET, PATIENCE).subscribe();
        var _ = thread.terminationFuture().awaitUninterruptibly(PATIENCE.toMillis());
    }
}
