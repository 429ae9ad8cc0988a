package io.sapphire.gateway.access;

import static java.util.Objects.requireNonNull;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Allowances counted in this process. Beyond ten thousand, whoever came longest ago is forgotten. Safe for many threads. */
public final class TokenBuckets implements Allowance {
    private static final int KEPT = 10_000;

    private final Map<Lane, Rates> rates;
    private final TimeMeter time;
    private final Map<Key, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > KEPT;
        }
    };

    private record Key(String who, Lane lane) {}

    /** @param rates of every lane */
    public TokenBuckets(Map<Lane, Rates> rates) {
        this(rates, TimeMeter.SYSTEM_NANOTIME);
    }

    TokenBuckets(Map<Lane, Rates> rates, TimeMeter time) {
        this.rates = Map.copyOf(rates);
        this.time = time;
        for (var lane : Lane.values()) {
            if (!rates.containsKey(lane)) {
                throw new IllegalArgumentException("lane " + lane + " has no rate");
            }
        }
    }

    @Override
    public Mono<Duration> take(String who, Lane lane) {
        return Mono.fromSupplier(() -> wait(bucket(new Key(who, lane)).tryConsumeAndReturnRemaining(1)));
    }

    private static Duration wait(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(Key key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(key, _ -> fresh(requireNonNull(rates.get(key.lane()))));
        }
    }

    private Bucket fresh(Rates rate) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
