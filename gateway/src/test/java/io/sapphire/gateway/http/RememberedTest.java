package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RedisServer;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series of the past are read from the log once, for all gateways that share a Redis. */
class RememberedTest {
    private static final List<String> PAST = List.of(
            "/market/BTCUSDT/candles?at=150&limit=100",
            "/market/BTCUSDT/marks?at=150",
            "/market/BTCUSDT/flow?at=150",
            "/market/BTCUSDT/micro?at=150",
            "/portfolio/equity?at=2026-01-05T12:05:05Z");

    @Test
    void secondGatewayAnswersThePastWithoutReadingTheLogAgain(@TempDir Path folder) throws IOException {
        var key = Files.writeString(folder.resolve("key"), RedisServer.KEY);
        try (var redis = new RedisServer();
                var coordinator = FakeCoordinator.telling(Story.seeded("run", 11, 120))) {
            String[] shared = {"cache.redis=" + redis.address(), "cache.key=file:" + key, "cache.within=20s"};
            List<String> source;
            try (var alone = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
                source = answers(alone);
            }
            List<String> found;
            try (var first = RunningGateway.reading(coordinator, shared).caughtUp(coordinator)) {
                found = answers(first);
            }
            long read = beginnings(coordinator);
            try (var second = RunningGateway.reading(coordinator, shared).caughtUp(coordinator)) {
                assertThat(answers(second)).isEqualTo(found).isEqualTo(source);
                assertThat(beginnings(coordinator)).isEqualTo(read + 1);
                assertThat(redis.cli("FLUSHALL")).isEqualTo("OK");
                assertThat(answers(second)).isEqualTo(source);
                assertThat(beginnings(coordinator)).isEqualTo(read + 3);
            }
        }
    }

    /** How often the log was read from its first event on: once to follow it, and once for every past. */
    private static long beginnings(FakeCoordinator coordinator) {
        return coordinator.readings().stream().filter(from -> from == 1).count();
    }

    private static List<String> answers(RunningGateway gateway) {
        return PAST.stream().map(path -> answer(gateway, path)).toList();
    }

    private static String answer(RunningGateway gateway, String path) {
        var body = gateway.client()
                .get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Optional.ofNullable(body).orElseThrow();
    }
}
