package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What both caches promise, and what only Redis does. */
class CacheTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static TestRedis redis;
    private static CacheStores remote;
    private static CacheStores local;

    @BeforeAll
    static void open() {
        redis = new TestRedis();
        remote = CacheStores.redis(redis.settings(), System::nanoTime);
        local = CacheStores.inProcess(System::nanoTime);
    }

    @AfterAll
    static void close() {
        remote.close();
        redis.close();
    }

    static Stream<CacheStores> twins() {
        return Stream.of(local, remote);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("twins")
    void whatIsKeptIsFoundAndTheRestIsNot(CacheStores stores) {
        var key = CacheRow.LLM_ANSWER.key("kept");
        assertThat(find(stores, key)).isEmpty();
        keep(stores, key, "an answer");
        keep(stores, key, "a later answer");
        assertThat(find(stores, key)).contains("a later answer");
        assertThat(find(stores, CacheRow.MARKET_SNAPSHOT.key("kept"))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("twins")
    void everyCountCountsOnce(CacheStores stores) {
        var numbers = Flux.range(0, 200)
                .flatMap(_ -> stores.counters().count("somebody", Duration.ofMinutes(10)), 50)
                .map(Counters.Count::number)
                .collectSortedList()
                .block(LIMIT);
        assertThat(numbers).first().isEqualTo(1L);
        assertThat(numbers).last().isEqualTo(200L);
        assertThat(numbers).doesNotHaveDuplicates();
        var other = count(stores, "somebody-else", Duration.ofMinutes(10));
        assertThat(other.number()).isEqualTo(1);
        assertThat(other.left()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void windowInThisProcessEndsAndTheNextBeginsAtOne() {
        var nanos = new AtomicLong();
        var counters = new ProcessCounters(nanos::get);
        var second = Duration.ofSeconds(1);
        assertThat(first(counters).number()).isEqualTo(1);
        nanos.set(second.toNanos() - 1);
        assertThat(first(counters)).isEqualTo(new Counters.Count(2, Duration.ofNanos(1)));
        nanos.set(second.toNanos());
        assertThat(first(counters)).isEqualTo(new Counters.Count(1, second));
    }

    @Test
    void valueInThisProcessLivesAsLongAsItsRowSays() {
        var nanos = new AtomicLong();
        try (var stores = CacheStores.inProcess(nanos::get)) {
            var key = CacheRow.MARKET_SNAPSHOT.key("x");
            keep(stores, key, "v");
            nanos.set(CacheRow.MARKET_SNAPSHOT.ttl().toNanos() - 1);
            assertThat(find(stores, key)).contains("v");
            nanos.set(CacheRow.MARKET_SNAPSHOT.ttl().toNanos());
            assertThat(find(stores, key)).isEmpty();
            assertThat(stores.tally().misses()).isEqualTo(1);
        }
    }

    @Test
    void nothingInRedisStaysForEver() {
        keep(remote, CacheRow.MARKET_SNAPSHOT.key("ttl"), "v");
        var _ = remote.counters().count("ttl", Duration.ofMinutes(1)).block(LIMIT);
        for (var key : new CacheKey[] {CacheRow.MARKET_SNAPSHOT.key("ttl"), CacheRow.RATE.key("ttl")}) {
            assertThat(Long.parseLong(redis.cli("PTTL", key.toString()))).isBetween(1L, 60_000L);
        }
    }

    @Test
    void counterThatLostItsEndGetsOne() {
        var key = CacheRow.RATE.key("endless").toString();
        assertThat(redis.cli("SET", key, "41")).isEqualTo("OK");
        assertThat(count(remote, "endless", Duration.ofMinutes(1)).number()).isEqualTo(42);
        assertThat(Long.parseLong(redis.cli("PTTL", key))).isBetween(1L, 60_000L);
    }

    @Test
    void valueThatNobodyVouchesForIsMissingUntilItIsWrittenAnew() {
        var key = CacheRow.LLM_ANSWER.key("forged");
        var other = CacheRow.LLM_ANSWER.key("other");
        keep(remote, other, "sell everything");
        long before = remote.tally().wrong();
        var _ = redis.cli("SET", key.toString(), "sell everything");
        assertThat(find(remote, key)).isEmpty();
        var _ = redis.cli("COPY", other.toString(), key.toString(), "REPLACE");
        assertThat(find(remote, key)).isEmpty();
        var _ = redis.cli("SETRANGE", other.toString(), "40", "#");
        assertThat(find(remote, other)).isEmpty();
        var _ = redis.cli("DEL", key.toString());
        var _ = redis.cli("LPUSH", key.toString(), "a list");
        assertThat(find(remote, key)).isEmpty();
        assertThat(remote.tally().wrong() - before).isEqualTo(3);
        keep(remote, key, "hold");
        assertThat(find(remote, key)).contains("hold");
    }

    @Test
    void flushedRedisIsFilledAgain() {
        var key = CacheRow.GATEWAY_SNAPSHOT.key("flushed");
        keep(remote, key, "v");
        assertThat(redis.cli("FLUSHALL")).isEqualTo("OK");
        assertThat(find(remote, key)).isEmpty();
        keep(remote, key, "v");
        assertThat(find(remote, key)).contains("v");
    }

    @Test
    void secretsAreNeitherInRedisNorShown() {
        keep(remote, CacheRow.LLM_ANSWER.key("shown"), "v");
        assertThat(redis.cli("GET", CacheRow.LLM_ANSWER.key("shown").toString()))
                .doesNotContain(TestRedis.KEY.reveal());
        assertThat(redis.settings().toString() + remote)
                .doesNotContain(TestRedis.KEY.reveal())
                .contains("***");
    }

    private static Counters.Count first(Counters counters) {
        return counters.count("x", Duration.ofSeconds(1)).blockOptional(LIMIT).orElseThrow();
    }

    private static Counters.Count count(CacheStores stores, String who, Duration window) {
        return stores.counters().count(who, window).blockOptional(LIMIT).orElseThrow();
    }

    private static Optional<String> find(CacheStores stores, CacheKey key) {
        return stores.cache().find(key).map(value -> new String(value, UTF_8)).blockOptional(LIMIT);
    }

    private static void keep(CacheStores stores, CacheKey key, String value) {
        Mono<Void> kept = stores.cache().keep(key, value.getBytes(UTF_8));
        kept.block(LIMIT);
    }
}
