package io.sapphire.coordinator.kafka;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.sapphire.coordinator.shell.Replica.Standing;
import java.time.Duration;
import java.util.function.BiConsumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** The watch with its clock; tells everybody what it finds. For any thread. */
final class Standings {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Watch watch;
    private final Scheduler timer;
    private final Sinks.Many<Standing> sink;

    Standings(Watch watch, Scheduler timer) {
        this.watch = watch;
        this.timer = timer;
        this.sink = Sinks.many().replay().latestOrDefault(watch.judge(now()));
    }

    void head(long sequence) {
        change((seen, now) -> seen.head(sequence, now));
    }

    void acknowledged(long sequence) {
        change((seen, now) -> seen.acknowledge(sequence, now));
    }

    void found(long sequence) {
        change((seen, now) -> seen.find(sequence, now));
    }

    void failed(String reason) {
        change((seen, _) -> seen.fail(reason));
    }

    private synchronized void change(BiConsumer<Watch, Duration> change) {
        var now = now();
        change.accept(watch, now);
        sink.emitNext(watch.judge(now), Sinks.EmitFailureHandler.FAIL_FAST);
    }

    private Duration now() {
        return Duration.ofNanos(timer.now(NANOSECONDS));
    }

    /** Time passing changes standings too. It neither ends nor fails. */
    Flux<Long> ticking() {
        return Flux.interval(LOOK, timer).onBackpressureDrop().doOnNext(_ -> change((_, _) -> {}));
    }

    /** The present one, and whatever it becomes; only the newest matters to who was busy. */
    Flux<Standing> all() {
        return sink.asFlux().onBackpressureLatest();
    }
}
