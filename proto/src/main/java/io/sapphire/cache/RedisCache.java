package io.sapphire.cache;

import io.lettuce.core.SetArgs;
import java.lang.System.Logger.Level;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** In Redis. What is there and is not ours counts as missing, and is written over. */
final class RedisCache implements Cache {
    private static final System.Logger LOG = System.getLogger(RedisCache.class.getName());
    /** Nobody waits for what is read at a start as they wait for an answer. */
    private static final Duration AT_START = Duration.ofSeconds(1);

    private final RedisLine line;
    private final Shield shield;
    private final Seal seal;
    private final Duration within;
    private final CacheTally tally;

    RedisCache(RedisLine line, Shield shield, Seal seal, Duration within, CacheTally tally) {
        this.line = line;
        this.shield = shield;
        this.seal = seal;
        this.within = within;
        this.tally = tally;
    }

    @Override
    public Mono<byte[]> find(CacheKey key) {
        return shield.ask(within(key), () -> line.commands().flatMap(redis -> redis.get(key.toString())))
                .flatMap(written -> genuine(key, written))
                .doOnSuccess(value -> tally.found(value != null));
    }

    private Mono<byte[]> genuine(CacheKey key, byte[] written) {
        var value = seal.open(key, written);
        if (value.isEmpty()) {
            tally.refused();
            LOG.log(
                    Level.WARNING,
                    () -> "a value of " + key.row().word() + " in Redis is damaged or not ours: it is not used");
        }
        return Mono.justOrEmpty(value);
    }

    @Override
    public Mono<Void> keep(CacheKey key, byte[] value) {
        var living = SetArgs.Builder.px(key.row().ttl());
        return shield.ask(
                        within(key),
                        () -> line.commands()
                                .flatMap(redis -> redis.set(key.toString(), seal.close(key, value), living)))
                .then();
    }

    private Duration within(CacheKey key) {
        boolean large = key.row().isReadAtStart() && within.compareTo(AT_START) < 0;
        return large ? AT_START : within;
    }
}
