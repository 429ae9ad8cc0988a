package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Redis dies, hangs, comes back: nobody waits for it, and nothing it says late is taken for something else. */
class OutageTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofMillis(20);
    private static final CacheKey KEY = CacheRow.LLM_ANSWER.key("k");

    private final AtomicLong nanos = new AtomicLong();
    private TestRedis redis;

    @BeforeEach
    void open() {
        redis = new TestRedis();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void commandThatIsNotAnsweredIsGivenUpAfterItsTime() {
        StepVerifier.withVirtualTime(
                        () -> new Shield("Redis", new CacheTally(), nanos::get).ask(WITHIN, Mono::<String>never))
                .expectSubscription()
                .expectNoEvent(WITHIN.minusNanos(1))
                .thenAwait(Duration.ofNanos(1))
                .verifyComplete();
    }

    @Test
    void redisThatKeepsFailingIsAskedOnceASecond() {
        var asked = new AtomicLong();
        var tally = new CacheTally();
        var shield = new Shield("Redis", tally, nanos::get);
        for (int call = 0; call < 100; call++) {
            fail(shield, asked);
        }
        assertThat(asked).hasValue(5);
        assertThat(tally.failures()).isEqualTo(5);
        assertThat(tally.resting()).isTrue();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
        fail(shield, asked);
        fail(shield, asked);
        assertThat(asked).hasValue(6);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
        assertThat(shield.ask(LIMIT, () -> Mono.just("well")).block(LIMIT)).isEqualTo("well");
        assertThat(tally.resting()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsAskedWhileItIsGoneComesFromTheSourceAndIsKeptAgainLater(boolean hangs) {
        try (var stores = CacheStores.redis(redis.settings(Duration.ofMillis(500)), nanos::get)) {
            keep(stores, KEY, "before");
            assertThat(find(stores, KEY)).contains("before");
            if (hangs) {
                redis.pause();
            } else {
                redis.kill();
            }
            for (int call = 0; call < 50; call++) {
                assertThat(find(stores, KEY)).isEmpty();
                keep(stores, KEY, "lost");
            }
            assertThat(stores.tally().failures()).isLessThanOrEqualTo(6);
            assertThat(stores.tally().resting()).isTrue();
            assertThat(count(stores)).isEqualTo(1);
            assertThat(count(stores)).isEqualTo(2);
            if (hangs) {
                redis.resume();
            } else {
                redis.restart();
            }
            awaitAnswer(stores);
            keep(stores, KEY, "after");
            assertThat(find(stores, KEY)).contains("after");
            assertThat(find(stores, CacheRow.LLM_ANSWER.key("another"))).isEmpty();
        }
    }

    /** Commands of the time it hung are answered late, in their order: none of them may answer another. */
    @Test
    void answersThatComeLateAnswerNothingElse() {
        try (var stores = CacheStores.redis(redis.settings(Duration.ofMillis(300)), nanos::get)) {
            for (int number = 0; number < 4; number++) {
                keep(stores, CacheRow.LLM_ANSWER.key("k" + number), "v" + number);
            }
            redis.pause();
            for (int number = 0; number < 4; number++) {
                assertThat(find(stores, CacheRow.LLM_ANSWER.key("k" + number))).isEmpty();
            }
            redis.resume();
            awaitAnswer(stores);
            for (int number = 3; number >= 0; number--) {
                assertThat(find(stores, CacheRow.LLM_ANSWER.key("k" + number))).contains("v" + number);
            }
            assertThat(stores.tally().wrong()).isZero();
        }
    }

    @Test
    void redisThatComesAfterUsIsFound() {
        redis.kill();
        try (var stores = CacheStores.redis(redis.settings(), nanos::get)) {
            assertThat(find(stores, KEY)).isEmpty();
            redis.restart();
            awaitAnswer(stores);
            keep(stores, KEY, "there");
            assertThat(find(stores, KEY)).contains("there");
        }
    }

    /** A minute of it, as it is lived through: every answer within its time, whatever else the machine does. */
    @Test
    @Tag("slow")
    void aMinuteWithoutRedisIsAMinuteOfAnswersFromTheSource() {
        try (var stores = CacheStores.redis(redis.settings(WITHIN), System::nanoTime)) {
            redis.kill();
            long begun = System.nanoTime();
            int asked = 0;
            int late = 0;
            while (System.nanoTime() - begun < Duration.ofSeconds(60).toNanos()) {
                long sent = System.nanoTime();
                assertThat(find(stores, KEY)).isEmpty();
                late += System.nanoTime() - sent > WITHIN.multipliedBy(2).toNanos() ? 1 : 0;
                asked++;
            }
            assertThat(late).isLessThan(Math.max(10, asked / 100));
            assertThat(stores.tally().failures()).isLessThan(100);
            redis.restart();
            awaitAnswer(stores);
        }
    }

    /** Asks until it answers, as the mesh does: every time a second after the one before, by its clock. */
    private void awaitAnswer(CacheStores stores) {
        var probe = CacheRow.LLM_ANSWER.key("probe");
        long begun = System.nanoTime();
        do {
            assertThat(System.nanoTime() - begun).isLessThan(LIMIT.toNanos());
            nanos.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
            keep(stores, probe, "well");
        } while (find(stores, probe).isEmpty());
        assertThat(stores.tally().resting()).isFalse();
    }

    private static void fail(Shield shield, AtomicLong asked) {
        StepVerifier.create(shield.ask(LIMIT, () -> {
                    asked.incrementAndGet();
                    return Mono.error(new IllegalStateException("broken"));
                }))
                .verifyComplete();
    }

    private static long count(CacheStores stores) {
        return stores.counters()
                .count("me", Duration.ofMinutes(1))
                .blockOptional(LIMIT)
                .orElseThrow()
                .number();
    }

    private static Optional<String> find(CacheStores stores, CacheKey key) {
        return stores.cache().find(key).map(value -> new String(value, UTF_8)).blockOptional(LIMIT);
    }

    private static void keep(CacheStores stores, CacheKey key, String value) {
        stores.cache().keep(key, value.getBytes(UTF_8)).block(LIMIT);
    }
}
