package io.sapphire.gateway.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.gateway.notify.Notice.Kind;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.stream.LiveView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Tells people what they want to know, as long as it is open. */
public final class Notifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Disposable telling;

    /**
     * What to tell.
     *
     * @param kinds only these
     * @param mostPerMinute to each messenger, of the urgent and of the others
     * @param unprotectedAfter venue time without a stop from which on people are told
     */
    public record Wish(Set<Kind> kinds, int mostPerMinute, Duration unprotectedAfter) {

        /** Checks the numbers. */
        public Wish {
            kinds = Set.copyOf(kinds);
            if (mostPerMinute < 1 || mostPerMinute > 1_000) {
                throw new IllegalArgumentException(
                        "sapphire.gateway.notices.most-per-minute must be 1 to 1000, was " + mostPerMinute);
            }
        }
    }

    private Notifier(Disposable telling) {
        this.telling = telling;
    }

    /**
     * Begins to tell; without messengers nothing is ever told.
     *
     * @param chat whose wishes are heard
     */
    public static Notifier telling(
            List<Messenger> messengers,
            Optional<Chat> chat,
            Announcer announcer,
            LiveView view,
            Wish wish,
            MeterRegistry registry,
            InstantSource clock) {
        if (messengers.isEmpty()) {
            return new Notifier(() -> {});
        }
        var notices = Flux.merge(announcer.news(), unprotected(view, wish.unprotectedAfter(), clock))
                .filter(notice -> wish.kinds().contains(notice.kind()))
                .publish()
                .refCount(messengers.size());
        var all = Disposables.composite();
        messengers.forEach(messenger -> all.add(
                forEver(new Postman(messenger, wish.mostPerMinute(), registry, Schedulers.parallel()).carry(notices))));
        chat.ifPresent(some -> all.add(forEver(some.listen())));
        return new Notifier(all);
    }

    /** What goes wrong with one is told in the log, and is not the end of it nor of the others. */
    private static Disposable forEver(Mono<Void> task) {
        return task.doOnError(failure -> LOG.error("telling people failed and begins anew", failure))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK).maxBackoff(Duration.ofMinutes(1)))
                .subscribe();
    }

    /** What is read of long ago, while a gateway catches up, is not now. */
    private static Flux<Notice> unprotected(LiveView view, Duration after, InstantSource clock) {
        var watch = new Unprotected(after);
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .filter(_ -> !view.catchingUp()
                        && view.lag().filter(lag -> lag < FRESH.toMillis()).isPresent())
                .concatMap(_ -> view.read(now -> now.run().flatMap(run -> look(watch, run, now.sequence(), clock))), 1)
                .flatMap(Mono::justOrEmpty);
    }

    private static Optional<Notice> look(Unprotected watch, RunView run, long seq, InstantSource clock) {
        return watch.look(run.risk().unprotectedMs(), run.run().runId(), seq, clock.instant());
    }

    @Override
    public void close() {
        telling.dispose();
    }
}
