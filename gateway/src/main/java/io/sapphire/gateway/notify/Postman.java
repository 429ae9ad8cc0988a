package io.sapphire.gateway.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Brings notices to one messenger, in order, each tried a few times, not more than it may bear in a minute. What is left out
 * is counted and said with the next one that is told. Urgent ones have a queue and a share of their own, and are tried for an
 * hour.
 */
final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int TRIES = 3;
    /** About an hour. */
    private static final int URGENT_TRIES = 65;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int WAITING = 1_000;

    private final Messenger messenger;
    private final Share urgent;
    private final Share others;
    private final MeterRegistry registry;
    private final Scheduler time;

    /** @param mostPerMinute of the urgent, and as many of the others */
    Postman(Messenger messenger, int mostPerMinute, MeterRegistry registry, Scheduler time) {
        this.messenger = messenger;
        this.urgent = new Share(mostPerMinute);
        this.others = new Share(mostPerMinute);
        this.registry = registry;
        this.time = time;
        List.of("sent", "failed", "left_out").forEach(result -> count(result, 0));
    }

    /** Goes on until cancelled, whatever becomes of a single notice. */
    Mono<Void> carry(Flux<Notice> notices) {
        return notices.groupBy(notice -> notice.kind().urgent(), WAITING)
                .flatMap(
                        kind -> kind.onBackpressureBuffer(
                                        WAITING, _ -> count("left_out", 1), BufferOverflowStrategy.DROP_LATEST)
                                .concatMap(this::bring, 1),
                        2)
                .then();
    }

    private Mono<Void> bring(Notice notice) {
        var share = notice.kind().urgent() ? urgent : others;
        var leftOut = share.take(time.now(TimeUnit.MILLISECONDS));
        if (leftOut < 0) {
            count("left_out", 1);
            return Mono.empty();
        }
        return messenger
                .tell(leftOut == 0 ? notice : with(notice, leftOut))
                .retryWhen(Retry.from(failures -> failures.concatMap(
                        failure -> wait(failure, notice.kind().urgent() ? URGENT_TRIES : TRIES))))
                .doOnSuccess(_ -> count("sent", 1))
                .onErrorResume(this::failed);
    }

    private static Notice with(Notice notice, long leftOut) {
        return new Notice(
                notice.kind(),
                notice.run(),
                notice.seq(),
                notice.recorded(),
                "%s (%d more were left out before it)".formatted(notice.text(), leftOut));
    }

    private Mono<Long> wait(Retry.RetrySignal signal, int tries) {
        long tried = signal.totalRetries() + 1;
        return signal.failure() instanceof Undelivered failure && failure.passing() && tried < tries
                ? Mono.delay(failure.wait(pause(tried)), time)
                : Mono.error(signal.failure());
    }

    private static Duration pause(long tried) {
        var wait = FIRST_WAIT.multipliedBy(tried);
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private Mono<Void> failed(Throwable failure) {
        count("failed", 1);
        LOG.warn(
                "a notice could not be told by {}: {}",
                messenger.name(),
                failure instanceof Undelivered
                        ? failure.getMessage()
                        : failure.getClass().getSimpleName());
        return Mono.empty();
    }

    private void count(String result, int by) {
        Counter.builder("sapphire.notices")
                .description("Notices for people: sent, given up, or left out as too many")
                .tag("messenger", messenger.name())
                .tag("result", result)
                .register(registry)
                .increment(by);
    }
}
