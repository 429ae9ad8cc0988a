package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** In Redis, for all replicas together. While Redis is gone this process counts what it sees itself. */
final class RedisCounters implements Counters {
    /** One step of Redis, so that no count can be left without an end. */
    private static final String SCRIPT = """
        local number = redis.call('INCR', KEYS[1])
        local left = redis.call('PTTL', KEYS[1])
        if left < 0 then
          redis.call('PEXPIRE', KEYS[1], ARGV[1])
          left = tonumber(ARGV[1])
        end
        return {number, left}
        """;

    private final RedisLine line;
    private final Shield shield;
    private final Counters own;
    private final Duration within;

    /** @param own counts while Redis does not */
    RedisCounters(RedisLine line, Shield shield, Counters own, Duration within) {
        this.line = line;
        this.shield = shield;
        this.own = own;
        this.within = within;
    }

    @Override
    public Mono<Count> count(String who, Duration window) {
        var key = CacheRow.RATE.key(who).toString();
        return shield.ask(within, () -> line.commands().flatMap(redis -> count(redis, key, window)))
                .switchIfEmpty(Mono.defer(() -> own.count(who, window)));
    }

    private static Mono<Count> count(RedisClusterReactiveCommands<String, byte[]> redis, String key, Duration window) {
        var milliseconds = Long.toString(window.toMillis()).getBytes(US_ASCII);
        return redis.<List<Long>>eval(SCRIPT, ScriptOutputType.MULTI, new String[] {key}, milliseconds)
                .next()
                .map(answer -> new Count(answer.getFirst(), Duration.ofMillis(answer.getLast())));
    }
}
