package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that the published description names, asked with what nobody should send. */
class FuzzTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "zq<img src=x onerror=1>\"'zq";
    private static final int ROUNDS = 3;
    private static final List<String> WORDS = List.of(
            "",
            "0",
            "-1",
            "1",
            "7",
            "9223372036854775807",
            "9223372036854775808",
            "1e9",
            "NaN",
            "null",
            "BTCUSDT",
            "trend-momentum",
            "d-1",
            "d-99999999999999999999",
            "main-1-1",
            "..",
            "../../etc/passwd",
            "%00",
            "\u0000",
            "\ud83d\ude00",
            "' OR 1=1 --",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "1m",
            "2026-01-05T12:00:10Z",
            "+1000000000-01-01T00:00:00Z",
            MARK,
            "x".repeat(2_000));

    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;
    private static JsonNode description;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 2, 30));
        gateway = RunningGateway.reading(coordinator, "patience=1ms").caughtUp(coordinator);
        description = JSON.readTree(Objects.requireNonNull(gateway.client()
                .get()
                .uri("/api/v1/openapi.json")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingThatIsSentBreaksItOrComesBack(long seed) {
        var random = new SplittableRandom(seed);
        int asked = 0;
        for (var path : description.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                for (int round = 0; round < ROUNDS; round++) {
                    ask(random, path.getKey(), method.getKey(), method.getValue());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(100);
    }

    private static void ask(SplittableRandom random, String path, String method, JsonNode operation) {
        if (path.endsWith("/events")) {
            return;
        }
        var there = path.replaceAll("\\{.*?}", encoded(random)) + query(random, operation);
        var uri = URI.create(gateway.address() + there);
        var request = gateway.client()
                .method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)))
                .uri(uri);
        var sent = operation.has("requestBody")
                ? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body(random))
                : request;
        var answer = sent.exchange().expectBody(String.class).returnResult();
        int status = answer.getStatus().value();
        var text = String.valueOf(answer.getResponseBody());
        assertThat(status == 500 || status == 502)
                .as(method + " " + there + ": " + text)
                .isFalse();
        assertThat(status == 503 && !text.contains("NO_RUNNER") && !text.contains("BEHIND"))
                .as(method + " " + there + ": " + text)
                .isFalse();
        if (!path.endsWith("/logs")) {
            // Whoever may read what was logged reads of classes; nothing else shows the inside.
            assertThat(text).as(method + " " + there).doesNotContain("Exception", "\tat ", "io.sapphire.");
        }
        if (status >= 400) {
            assertThat(text).as(method + " " + there).doesNotContain("<img", "onerror=", "${jndi");
        } else {
            // An operator's reason is recorded as it is, and told as a string of JSON that nothing takes for a page.
            assertThat(answer.getResponseHeaders().getFirst("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
            assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        }
    }

    private static String query(SplittableRandom random, JsonNode operation) {
        var named = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.toList());
        if (random.nextInt(8) == 0) {
            named.add("zq");
        }
        var pairs = named.stream().map(name -> name + "=" + encoded(random)).collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static String body(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> "null";
            case 2 -> "[".repeat(random.nextInt(1, 2_000));
            case 3 -> "{\"reason\":" + JSON.writeValueAsString(word(random)) + "}";
            case 4 -> "{\"markets\":[{\"recording\":null}],\"run\":7,\"decision\":\"x\",\"question\":{}}";
            default -> "{\"" + MARK.replace("\"", "") + "\":1}";
        };
    }

    private static String encoded(SplittableRandom random) {
        return URLEncoder.encode(word(random), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }
}
