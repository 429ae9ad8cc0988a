package io.sapphire.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.cache.CacheRow;
import io.sapphire.cache.CacheStores;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RedisServer;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.kept.Edition;
import io.sapphire.gateway.kept.ScoreStore;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import io.sapphire.gateway.view.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway that starts tells the scorecards as they were told last, if they are of the log that it reads. */
class ScoreMemoryTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Story STORY = Story.seeded("run-a", 3, 60);
    private static final List<Recorded> LOG = STORY.log();
    private static final int KEPT = LOG.size() - 1;

    private RedisServer redis;

    @BeforeEach
    void open() {
        redis = new RedisServer();
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void startedGatewayTellsWhatTheOneBeforeCountedUntilItHasReadAsFar(@TempDir Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("key"), RedisServer.KEY);
        try (var stores = redis.stores();
                var whole = FakeCoordinator.telling(STORY);
                var caughtUp = RunningGateway.reading(whole).caughtUp(whole)) {
            keep(stores, LOG);
            var later = scorecard(caughtUp);
            try (var slow = FakeCoordinator.telling(STORY).holding(20);
                    var started = RunningGateway.reading(
                            slow, "cache.redis=" + redis.address(), "cache.key=file:" + key, "cache.within=20s")) {
                started.awaitRead(20);
                var told = scorecard(started);
                assertThat(told.path("asOfSeq").asInt()).isEqualTo(KEPT);
                assertThat(told.path("markets")).isEqualTo(later.path("markets"));
            }
        }
    }

    @Test
    void scorecardsAreThoseOfTheViewsOnceTheyAreAsFar() {
        try (var stores = redis.stores()) {
            keep(stores, LOG);
            var memory = memory(stores, LOG);
            memory.find(LOG).block(LIMIT);
            assertThat(memory.recalled(Story.AGENT, KEPT - 1)).isPresent();
            assertThat(memory.recalled(Story.AGENT, KEPT)).isEmpty();
        }
    }

    @Test
    void scorecardsOfAnotherLogRunOrBuildAreNotTold() {
        try (var stores = redis.stores()) {
            keep(stores, LOG);
            assertThat(recalled(stores, LOG)).isPresent();
            assertThat(recalled(stores, Story.seeded("run-a", 4, 60).log())).isEmpty();
            assertThat(recalled(stores, LOG.subList(0, KEPT))).isEmpty();
            assertThat(recalled(stores, Story.seeded("run-b", 3, 60).log())).isEmpty();
            assertThat(new ScoreStore(stores.cache(), "newer").find("run-a").block(LIMIT))
                    .isNull();
        }
    }

    @Test
    void flushedForgedOrUnreadableScorecardsAreNotToldAndKeptAgain() {
        var key = CacheRow.AGENT_PERFORMANCE.key("run-a");
        try (var stores = redis.stores()) {
            keep(stores, LOG);
            assertThat(redis.cli("FLUSHALL")).isEqualTo("OK");
            assertThat(recalled(stores, LOG)).isEmpty();
            assertThat(redis.cli("SET", key.toString(), "{}")).isEqualTo("OK");
            assertThat(recalled(stores, LOG)).isEmpty();
            stores.cache().keep(key, "nonsense".getBytes(UTF_8)).block(LIMIT);
            assertThat(recalled(stores, LOG)).isEmpty();
            keep(stores, LOG);
            assertThat(recalled(stores, LOG)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileRedisIsGoneOrSilentTheViewsAreAsked(boolean silent) {
        try (var stores = redis.stores(Duration.ofMillis(20), System::nanoTime)) {
            redis.fall(silent);
            keep(stores, LOG);
            assertThat(recalled(stores, LOG)).isEmpty();
            redis.rise(silent);
        }
        try (var stores = redis.stores()) {
            keep(stores, LOG);
            assertThat(recalled(stores, LOG)).isPresent();
        }
    }

    /** What a gateway that is level with the log leaves behind. */
    private static void keep(CacheStores stores, List<Recorded> log) {
        var store = new ScoreStore(stores.cache(), Edition.text());
        var memory = memory(stores, log);
        var projection = new Projection(new Caps(50_000, 20_000, 50_000));
        for (var recorded : log) {
            if (recorded.sequence() == log.size()) {
                memory.keep(store).block(LIMIT);
            }
            memory.before(recorded, projection);
            var _ = projection.apply(recorded);
        }
        memory.keep(store).block(LIMIT);
    }

    private static Optional<JsonNode> recalled(CacheStores stores, List<Recorded> log) {
        var memory = memory(stores, log);
        memory.find(log).block(LIMIT);
        return memory.recalled(Story.AGENT, 1);
    }

    private static ScoreMemory memory(CacheStores stores, List<Recorded> log) {
        return new ScoreMemory(
                new WrittenLog(log), Optional.of(new ScoreStore(stores.cache(), Edition.text())), Json.mapper());
    }

    private static JsonNode scorecard(RunningGateway gateway) {
        return read(gateway, "");
    }

    private static JsonNode read(RunningGateway gateway, String query) {
        var body = gateway.client()
                .get()
                .uri("/api/v1/agents/trend-momentum/scorecard" + query)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return new JsonMapper().readTree(Optional.ofNullable(body).orElseThrow());
    }
}
