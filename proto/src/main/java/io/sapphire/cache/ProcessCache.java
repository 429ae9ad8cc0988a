package io.sapphire.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/** In this process, bounded by the bytes of its values; the least used goes first. */
final class ProcessCache implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, byte[]> values;
    private final CacheTally tally;

    /** @param nanos monotonic time */
    ProcessCache(long mostBytes, CacheTally tally, LongSupplier nanos) {
        this.tally = tally;
        this.values = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((CacheKey key, byte[] value) ->
                        value.length + key.name().length())
                .ticker(nanos::getAsLong)
                .expireAfter(
                        Expiry.<CacheKey, byte[]>writing((key, _) -> key.row().ttl()))
                .build();
    }

    @Override
    public Mono<byte[]> find(CacheKey key) {
        return Mono.fromSupplier(() -> {
            var value = values.getIfPresent(key);
            tally.found(value != null);
            return value;
        });
    }

    @Override
    public Mono<Void> keep(CacheKey key, byte[] value) {
        return Mono.fromRunnable(() -> values.put(key, value));
    }
}
