package io.sapphire.bench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.bench.Clocked;
import io.sapphire.bench.Contest;
import io.sapphire.cache.Cache;
import io.sapphire.cache.CacheKey;
import io.sapphire.cache.CacheRow;
import io.sapphire.cache.CacheStores;
import io.sapphire.cache.RedisSettings;
import io.sapphire.local.process.LoopbackPorts;
import io.sapphire.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;

/**
 * Values read from Redis by 50 who ask at once and wait for their answer, against redis-benchmark: the same server, key and
 * bytes, 50 at once, no pipeline. Its 50 have a connection each; ours share one, over which Lettuce sends what is asked as it
 * comes, flushed each time, and every value's seal is checked.
 */
public final class RedisContest {
    private static final int READS = 20_000;
    private static final int AT_ONCE = 50;
    private static final double BAR = 0.8;
    private static final CacheKey KEY = CacheRow.LLM_ANSWER.key("bench");
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private RedisContest() {}

    public static Contest create() {
        int port = LoopbackPorts.free(1).getFirst();
        var folder = Server.folder("redis");
        var _ = Server.start(
                List.of("redis-server", "--port", Integer.toString(port), "--save", "", "--bind", "127.0.0.1"),
                folder,
                port);
        var settings = new RedisSettings(
                URI.create("redis://127.0.0.1:" + port),
                "",
                Optional.empty(),
                Optional.empty(),
                false,
                Secret.of("5a".repeat(32)),
                WITHIN);
        var cache = CacheStores.redis(settings, System::nanoTime).cache();
        var _ = cache.keep(KEY, "x".repeat(100).getBytes(UTF_8)).block(WITHIN);
        return new Contest(
                "values read from Redis, 50 at once",
                "redis-benchmark, the same values",
                READS,
                BAR,
                new Reads(cache),
                new Rate(READS, "(?m)^\"[^\"]*\",\"([0-9.]+)\"", () -> printed(port)));
    }

    private static String printed(int port) {
        var command = List.of(
                "redis-benchmark",
                "-p",
                Integer.toString(port),
                "-c",
                Integer.toString(AT_ONCE),
                "-n",
                Integer.toString(READS),
                "--csv",
                "GET",
                KEY.toString());
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Reads implements Clocked {
        private final Cache cache;
        private long nanos;

        Reads(Cache cache) {
            this.cache = cache;
        }

        @Override
        public long run() {
            long begun = System.nanoTime();
            var found = Flux.range(0, READS)
                    .flatMap(_ -> cache.find(KEY), AT_ONCE)
                    .count()
                    .block();
            nanos = System.nanoTime() - begun;
            return found == null ? 0 : found;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
