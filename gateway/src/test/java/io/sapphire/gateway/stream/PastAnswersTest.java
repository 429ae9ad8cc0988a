package io.sapphire.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.cache.CacheStores;
import io.sapphire.domain.event.MeshEvent.TimeAdvanced;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.RedisServer;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.kept.AnswerStore;
import io.sapphire.gateway.kept.KeptAnswer;
import io.sapphire.gateway.stream.PastAnswers.Told;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** The past is found out once; whatever becomes of Redis, the answer is the log's. */
class PastAnswersTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<Recorded> LOG = Story.seeded("run-a", 3, 60).log();
    private static final Moment THEN = new Moment.Sequence(100);
    private static final String QUESTION = "/market/BTCUSDT/candles{limit=10}";
    private static final String EDITION = "test";

    private RedisServer redis;
    private int folded;

    @BeforeEach
    void open() {
        redis = new RedisServer();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void whatOneGatewayFoundOutAnotherDoesNotFindOutAgain() {
        try (var one = redis.stores();
                var other = redis.stores()) {
            assertThat(ask(one, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(ask(one, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(ask(other, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(folded).isEqualTo(1);
        }
    }

    @Test
    void anotherMomentQuestionOrRunIsAnotherAnswer() {
        try (var stores = redis.stores()) {
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(ask(stores, LOG, new Moment.Sequence(101), QUESTION)).isEqualTo("event 101");
            assertThat(ask(stores, LOG, THEN, "/market/BTCUSDT/marks{}")).isEqualTo("event 100");
            assertThat(folded).isEqualTo(3);
            var newer = new PastAnswers(new WrittenLog(LOG), new AnswerStore(stores.cache()), "newer");
            assertThat(newer.answer("run-a", THEN, QUESTION, told(LOG, THEN)).block(LIMIT))
                    .isNotNull();
            assertThat(folded).isEqualTo(4);
        }
    }

    /** A log that came back from a copy may go on otherwise than the one that was asked. */
    @Test
    void whatALogSaysThatIsNotTheSameAnyMoreIsFoundOutAnew() {
        var between = new Moment.Time(LOG.stream()
                .filter(recorded -> recorded.sequence() > 100)
                .map(Recorded::event)
                .filter(TimeAdvanced.class::isInstance)
                .map(time -> ((TimeAdvanced) time).venueTime().minusMillis(1))
                .findFirst()
                .orElseThrow());
        var other = Story.seeded("run-a", 4, 60).log();
        var cut = LOG.subList(0, 100);
        try (var stores = redis.stores()) {
            for (var moment : List.of(THEN, between)) {
                folded = 0;
                assertThat(ask(stores, LOG, moment, QUESTION)).isEqualTo(last(LOG, moment));
                assertThat(ask(stores, cut, moment, QUESTION)).isEqualTo(last(cut, moment));
                assertThat(ask(stores, other, moment, QUESTION)).isEqualTo(last(other, moment));
                assertThat(folded).isEqualTo(3);
                assertThat(ask(stores, other, moment, QUESTION)).isEqualTo(last(other, moment));
                assertThat(folded).isEqualTo(3);
            }
        }
    }

    @Test
    void flushedForgedOrUnreadableAnswersAreFoundOutAnewAndKeptAgain() {
        try (var stores = redis.stores()) {
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            var key = redis.cli("KEYS", "sapphire:history:*");
            assertThat(redis.cli("FLUSHALL")).isEqualTo("OK");
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(redis.cli("SET", key, "{\"sequence\":100,\"json\":\"lies\"}"))
                    .isEqualTo("OK");
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(stores.tally().wrong()).isEqualTo(1);
            assertThat(folded).isEqualTo(3);
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            assertThat(folded).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileRedisIsGoneOrSilentEveryAnswerIsTheLogs(boolean silent) {
        var nanos = new AtomicLong();
        try (var stores = redis.stores(Duration.ofMillis(500), nanos::get)) {
            assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            redis.fall(silent);
            for (int asked = 0; asked < 20; asked++) {
                assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            }
            assertThat(folded).isEqualTo(21);
            assertThat(stores.tally().resting()).isTrue();
            redis.rise(silent);
            long begun = System.nanoTime();
            for (int before = 0; before != folded; ) {
                assertThat(System.nanoTime() - begun).isLessThan(LIMIT.toNanos());
                before = folded;
                nanos.addAndGet(Duration.ofSeconds(1).toNanos() + 1);
                assertThat(ask(stores, LOG, THEN, QUESTION)).isEqualTo("event 100");
            }
            assertThat(stores.tally().resting()).isFalse();
        }
    }

    @Test
    void anAnswerTooLargeToBeReadInTimeIsNotKept() {
        try (var stores = CacheStores.inProcess(System::nanoTime)) {
            var store = new AnswerStore(stores.cache());
            var noise = new StringBuilder();
            for (var random = new SplittableRandom(1); noise.length() < 4 << 20; ) {
                noise.append(Long.toHexString(random.nextLong()));
            }
            store.keep("asked", new KeptAnswer(1, "", noise.toString())).block(LIMIT);
            assertThat(store.find("asked").block(LIMIT)).isNull();
        }
    }

    private String ask(CacheStores stores, List<Recorded> log, Moment moment, String question) {
        var answers = new PastAnswers(new WrittenLog(log), new AnswerStore(stores.cache()), EDITION);
        return answers.answer("run-a", moment, question, told(log, moment))
                .map(json -> new String(json, UTF_8))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private Mono<Told> told(List<Recorded> log, Moment moment) {
        return Mono.fromSupplier(() -> {
            folded++;
            return new Told(sequence(log, moment), last(log, moment).getBytes(UTF_8));
        });
    }

    private static String last(List<Recorded> log, Moment moment) {
        return "event " + sequence(log, moment);
    }

    private static long sequence(List<Recorded> log, Moment moment) {
        return log.stream().takeWhile(moment::includes).count();
    }
}
