package io.sapphire.gateway.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.cache.CacheStores;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.log.LogRing;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.stream.LiveViews;
import io.sapphire.gateway.stream.SilentLog;
import io.sapphire.gateway.stream.StreamRules;
import io.sapphire.gateway.view.Records.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.ExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class AccessTest {
    private static final String REASON = "{\"reason\":\"it looks odd\"}";

    private static final LogRing LOGS = LogRing.ofOneService();
    private static final Verification UNASKED = new Verification(() -> Chain.NOT_VERIFIED, _ -> Chain.NOT_VERIFIED);

    @TempDir
    Path folder;

    private static FakeCoordinator coordinator;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 1, 6));
        gateway = RunningGateway.reading(coordinator).caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        coordinator.close();
    }

    /** Every route there is, from the table that makes them. */
    static List<Endpoint> endpoints() {
        Command.Scoped none = (_, _) -> Mono.empty();
        var log = new SilentLog();
        var rules = new StreamRules(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), Duration.ZERO);
        var caps = new Caps(100, 100, 100);
        var view = LiveViews.of(
                log, caps, 1, 1, rules, CacheStores.inProcess(System::nanoTime), InstantSource.system(), "test");
        return HttpGateway.endpoints(
                view,
                new Commands(
                        none,
                        none,
                        none,
                        none,
                        none,
                        (_, _) -> Mono.never(),
                        (_, _) -> Mono.never(),
                        (_, _, _) -> Mono.never(),
                        _ -> Mono.never(),
                        (_, _, _) -> Mono.never(),
                        UNASKED),
                LOGS,
                InstantSource.system());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void noRouteAnswersWithoutAToken(Endpoint endpoint) {
        var path = endpoint.route().replaceAll("\\{.*?}", "BTCUSDT");
        for (var authorization : List.of("", "Bearer wrong", "Bearer ", "Basic " + RunningGateway.TOKEN, "Bearer")) {
            gateway.stranger()
                    .method(endpoint.method())
                    .uri(path)
                    .headers(headers -> {
                        if (!authorization.isEmpty()) {
                            headers.set(HttpHeaders.AUTHORIZATION, authorization);
                        }
                    })
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectHeader()
                    .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("UNAUTHENTICATED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/nothing", "/api/docs", "/api/v1/openapi.json", "/api/v2/orders", "/actuator", "/x"})
    void whateverElseThereIsNeedsTheTokenToo(String path) {
        gateway.stranger().get().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void healthAndMetricsAreOpenToThisMachine() {
        gateway.client()
                .get()
                .uri("/api/v1/agents?at-least=" + coordinator.lastSequence())
                .exchange()
                .expectStatus()
                .isOk();
        gateway.stranger().get().uri("/health").exchange().expectStatus().isOk();
        var metrics = gateway.stranger()
                .get()
                .uri("/metrics")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(metrics)
                .contains("trading_system_active_agents 1.0")
                .contains("sapphire_gateway_sse_clients 0.0")
                .contains("http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/agents\",status=\"200\"")
                .as("the bound of the alert on slow requests")
                .contains("route=\"/api/v1/agents\",status=\"200\",le=\"2.0\"}")
                .contains("sapphire_gateway_lag_seconds");
    }

    @Test
    void theOneTimeTokenOpensOneSessionAndLeavesTheAddressBar() throws IOException {
        try (var own = opened("once")) {
            var there = "/mission-control?token=once";
            var opened = own.stranger()
                    .get()
                    .uri(there)
                    .exchange()
                    .expectStatus()
                    .isSeeOther()
                    .expectHeader()
                    .valueEquals(HttpHeaders.LOCATION, "/mission-control")
                    .expectBody()
                    .returnResult();
            var session = cookie(opened, "SAPPHIRE_SESSION");
            var proof = cookie(opened, "XSRF-TOKEN");
            assertThat(session.isHttpOnly()).isTrue();
            assertThat(session.getSameSite()).isEqualTo("Strict");
            assertThat(proof.isHttpOnly()).isFalse();

            own.stranger().get().uri(there).exchange().expectStatus().isUnauthorized();
            with(own.stranger(), session)
                    .get()
                    .uri(there)
                    .exchange()
                    .expectStatus()
                    .isSeeOther();
            with(own.stranger(), session)
                    .get()
                    .uri("/api/v1/system")
                    .exchange()
                    .expectStatus()
                    .isOk();
            with(own.stranger(), session)
                    .get()
                    .uri("/mission-control")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void aWrongOneTimeTokenDoesNotUseTheRightOneUp() throws IOException {
        try (var own = opened("once")) {
            own.stranger().get().uri("/?token=guess").exchange().expectStatus().isUnauthorized();
            own.stranger()
                    .get()
                    .uri("/?token=once&x=1")
                    .exchange()
                    .expectStatus()
                    .isSeeOther()
                    .expectHeader()
                    .valueEquals(HttpHeaders.LOCATION, "/?x=1");
        }
    }

    @Test
    void aSessionOutlivesARestartWithTheSameTokenOnly() throws IOException {
        ResponseCookie session;
        try (var first = opened("once")) {
            session = session(first);
        }
        try (var second = RunningGateway.reading(coordinator).caughtUp(coordinator)) {
            with(second.stranger(), session)
                    .get()
                    .uri("/api/v1/system")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        try (var other = RunningGateway.reading(coordinator, "token=another")) {
            with(other.stranger(), session)
                    .get()
                    .uri("/api/v1/system")
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    @Test
    void aChangeBySessionNeedsTheProofThatNoForeignPageHas() throws IOException {
        try (var own = opened("once")) {
            var opened = own.stranger()
                    .get()
                    .uri("/?token=once")
                    .exchange()
                    .expectBody()
                    .returnResult();
            var session = cookie(opened, "SAPPHIRE_SESSION");
            var proof = cookie(opened, "XSRF-TOKEN");
            for (var header : List.of("", "wrong", session.getValue())) {
                with(own.stranger(), session)
                        .post()
                        .uri("/api/v1/control/halt")
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("X-XSRF-TOKEN", header)
                        .bodyValue(REASON)
                        .exchange()
                        .expectStatus()
                        .isForbidden()
                        .expectBody()
                        .jsonPath("$.code")
                        .isEqualTo("CSRF");
            }
            with(own.stranger(), session)
                    .post()
                    .uri("/api/v1/control/halt")
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("X-XSRF-TOKEN", proof.getValue())
                    .bodyValue(REASON)
                    .exchange()
                    .expectStatus()
                    .isOk();
            assertThat(coordinator.orders()).containsOnlyOnce("HALT mission-control it looks odd");
        }
    }

    @Test
    void aForgedSessionIsNone() {
        for (var value : List.of("", "x", "1.2.3", "9999999999.AAAA.BBBB")) {
            gateway.stranger()
                    .get()
                    .uri("/api/v1/system")
                    .cookie("SAPPHIRE_SESSION", value)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    @Test
    void browsersAreToldToRunOnlyOurScriptsAndToShowUsInNoFrame() {
        var headers = gateway.client()
                .get()
                .uri("/mission-control")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void nobodyToldTheTokenByAccident() {
        var properties = gateway.gateway().toString();
        assertThat(properties).doesNotContain(RunningGateway.TOKEN);
        for (var path : List.of("/health", "/metrics", "/api/v1/system", "/api/docs")) {
            var body = gateway.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(body).isNotNull().doesNotContainPattern(Pattern.quote(RunningGateway.TOKEN));
        }
    }

    @Test
    void onlyKnownMethodsAreTaken() {
        gateway.client()
                .method(HttpMethod.DELETE)
                .uri("/api/v1/orders")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals(HttpHeaders.ALLOW, "GET");
    }

    @Test
    void aUsedOneTimeTokenStaysUsedAfterARestart() throws IOException {
        var file = Files.writeString(folder.resolve("token"), "once");
        for (var expected : List.of(HttpStatus.SEE_OTHER, HttpStatus.UNAUTHORIZED)) {
            try (var own = RunningGateway.reading(coordinator, "one-time-token-file=" + file)) {
                own.stranger()
                        .get()
                        .uri("/?token=once")
                        .exchange()
                        .expectStatus()
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void withoutAOneTimeTokenTheAddressOpensNothing() {
        gateway.stranger().get().uri("/?token=").exchange().expectStatus().isUnauthorized();
    }

    /** A gateway that this one-time token opens. */
    private RunningGateway opened(String oneTimeToken) throws IOException {
        var file = Files.writeString(folder.resolve("token"), oneTimeToken);
        return RunningGateway.reading(coordinator, "one-time-token-file=" + file)
                .caughtUp(coordinator);
    }

    private static ResponseCookie session(RunningGateway gateway) {
        var opened = gateway.stranger()
                .get()
                .uri("/?token=once")
                .exchange()
                .expectBody()
                .returnResult();
        return cookie(opened, "SAPPHIRE_SESSION");
    }

    private static ResponseCookie cookie(ExchangeResult opened, String name) {
        return requireNonNull(opened.getResponseCookies().getFirst(name));
    }

    private static WebTestClient with(WebTestClient client, ResponseCookie session) {
        return client.mutate()
                .defaultCookie(session.getName(), session.getValue())
                .build();
    }
}
