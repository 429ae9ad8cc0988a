package io.sapphire.gateway.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.gateway.notify.Notice.Kind;
import io.sapphire.gateway.stream.LiveView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells people what they want to know, as long as it is open. */
public final class Notifier implements AutoCloseable {
    private static final Duration LOOK = Duration.ofSeconds(1);

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
        var carrying = messengers.stream()
                .map(messenger ->
                        new Postman(messenger, wish.mostPerMinute(), registry, Schedulers.parallel()).carry(notices));
        var all = Flux.merge(Flux.fromStream(carrying), messengers.size() + 1)
                .mergeWith(chat.map(Chat::listen).orElse(Mono.empty()).cast(Void.class));
        return new Notifier(all.subscribe());
    }

    private static Flux<Notice> unprotected(LiveView view, Duration after, InstantSource clock) {
        var watch = new Unprotected(after);
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .concatMap(
                        _ -> view.read(
                                now -> now.run().flatMap(run -> watch.look(run, now.sequence(), clock.instant()))),
                        1)
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public void close() {
        telling.dispose();
    }
}
