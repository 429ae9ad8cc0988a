package io.sapphire.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** In this process. Whoever did nothing for a window is forgotten. */
final class ProcessCounters implements Counters {
    private static final int MOST = 100_000;

    private final ConcurrentMap<String, Window> windows;
    private final LongSupplier nanos;

    private record Window(long number, long end, Duration length) {

        Count at(long now) {
            return new Count(number, Duration.ofNanos(end - now));
        }
    }

    /** @param nanos monotonic time */
    ProcessCounters(LongSupplier nanos) {
        this.nanos = nanos;
        this.windows = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(nanos::getAsLong)
                .expireAfter(Expiry.<String, Window>writing((_, window) -> window.length()))
                .<String, Window>build()
                .asMap();
    }

    @Override
    public Mono<Count> count(String who, Duration window) {
        return Mono.fromSupplier(() -> {
            long now = nanos.getAsLong();
            return windows.merge(
                            who,
                            new Window(1, now + window.toNanos(), window),
                            (running, fresh) -> running.end() - now > 0
                                    ? new Window(running.number() + 1, running.end(), running.length())
                                    : fresh)
                    .at(now);
        });
    }
}
