package io.sapphire.cache;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The caches of one service: in this process, or in Redis.
 *
 * @param tally what became of what was asked
 * @param shared whether other processes, and this one after a restart, find what is kept
 * @param line to Redis
 */
public record CacheStores(Cache cache, Counters counters, CacheTally tally, boolean shared, Optional<RedisLine> line)
        implements AutoCloseable {
    private static final long IN_PROCESS_BYTES = 64L << 20;

    /** In this process. @param nanos monotonic time */
    public static CacheStores inProcess(LongSupplier nanos) {
        var tally = new CacheTally();
        return new CacheStores(
                new ProcessCache(IN_PROCESS_BYTES, tally, nanos),
                new ProcessCounters(nanos),
                tally,
                false,
                Optional.empty());
    }

    /**
     * In Redis. One that is not there yet is tried again for ever, and says so in the log; nothing but time is lost meanwhile.
     *
     * @param nanos monotonic time
     * @throws IllegalArgumentException in one sentence, if it does not let us in or is none
     */
    public static CacheStores redis(RedisSettings settings, LongSupplier nanos) {
        var seal = new Seal(settings.key().reveal());
        var line = new RedisLine(settings);
        try {
            Greeting.of(settings, line);
        } catch (RuntimeException refused) {
            line.close();
            throw refused;
        }
        var tally = new CacheTally();
        var shield = new Shield(settings.place(), tally, nanos);
        return new CacheStores(
                new RedisCache(line, shield, seal, settings.within(), tally),
                new RedisCounters(line, shield, new ProcessCounters(nanos), settings.within()),
                tally,
                true,
                Optional.of(line));
    }

    @Override
    public void close() {
        line.ifPresent(RedisLine::close);
    }
}
