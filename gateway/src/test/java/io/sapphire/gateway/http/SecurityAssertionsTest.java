package io.sapphire.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sapphire.gateway.FakeCoordinator;
import io.sapphire.gateway.RunningGateway;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's part of the security assertions, S01 to S22, each under its number. */
class SecurityAssertionsTest {
    private static final String REASON = "{\"reason\":\"it looks odd to me\"}";
    private static final String SECRET = "x".repeat(43);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path folder;

    private static FakeCoordinator coordinator;
    private static Issuer issuer;
    private static final String ANOTHER = "another operator has to ask for the same";

    private static RunningGateway gateway;
    private static Path keys;
    private static Path accessLog;

    @BeforeAll
    static void start() throws IOException {
        coordinator = FakeCoordinator.telling(Story.seeded("run", 1, 6));
        issuer = new Issuer();
        keys = folder.resolve("keys");
        accessLog = folder.resolve("access.jsonl");
        write("viewer", "operator", "admin");
        gateway = RunningGateway.reading(
                        coordinator,
                        "api-keys=" + keys,
                        "access-log=" + accessLog,
                        "origins=https://desk.example.com",
                        "jwt.issuer=" + Issuer.NAME,
                        "jwt.audience=" + Issuer.AUDIENCE,
                        "jwt.jwks=" + issuer.keys())
                .caughtUp(coordinator);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        issuer.close();
        coordinator.close();
    }

    /** A key of each role, named like it. */
    private static void write(String... roles) throws IOException {
        var lines = Stream.of(roles)
                .map(role -> "%s %s %s".formatted(role, role, sha256(key(role))))
                .toList();
        Files.writeString(keys, "# ours\n" + String.join("\n", lines) + "\n");
    }

    private static String key(String name) {
        return name + "." + SECRET;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WebTestClient as(String token) {
        return gateway.stranger()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    static List<Endpoint> endpoints() {
        return AccessTest.endpoints();
    }

    private static ResponseSpec ask(WebTestClient client, Endpoint endpoint) {
        var path = endpoint.route().replaceAll("\\{.*?}", "BTCUSDT");
        var request = client.method(endpoint.method()).uri(path);
        return endpoint.body().isPresent()
                ? request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}")
                        .exchange()
                : request.exchange();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void s01EveryRouteHasARuleAndHoldsIt(Endpoint endpoint) {
        for (var role : Role.values()) {
            boolean may = role.permits(endpoint.role());
            if (may && endpoint.path().equals("/events")) {
                continue;
            }
            var status = ask(as(key(role.toString())), endpoint)
                    .expectBody()
                    .returnResult()
                    .getStatus()
                    .value();
            assertThat(status == 403).as(endpoint.route() + " as " + role).isEqualTo(!may);
            assertThat(status).isNotEqualTo(401).isNotEqualTo(500);
        }
        ask(gateway.stranger(), endpoint).expectStatus().isUnauthorized();
    }

    @Test
    void s01WhatChangesSomethingIsNeverForViewers() {
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.method() != HttpMethod.GET)
                .isNotEmpty()
                .allMatch(endpoint -> !Role.VIEWER.permits(endpoint.role()));
    }

    static List<Arguments> badTokens() {
        return List.of(
                Arguments.of("expired", token(claims -> claims.expirationTime(Date.from(past())))),
                Arguments.of("not before a moment to come", token(claims -> claims.notBeforeTime(Date.from(future())))),
                Arguments.of("without an end", token(claims -> claims.expirationTime(null))),
                Arguments.of("for somebody else", token(claims -> claims.audience("other"))),
                Arguments.of("by another issuer", token(claims -> claims.issuer("https://other.example.com"))),
                Arguments.of("without a role of ours", token(claims -> claims.claim("roles", List.of("root")))),
                Arguments.of("with a role that is no list", token(claims -> claims.claim("roles", 7))),
                Arguments.of(
                        "unsigned",
                        Issuer.unsigned(Issuer.claims("eve", "admin").build())),
                Arguments.of(
                        "unknown key",
                        issuer.byAStranger(Issuer.claims("eve", "admin").build())),
                Arguments.of(
                        "forged", issuer.forged(Issuer.claims("eve", "admin").build())),
                Arguments.of(
                        "confused",
                        issuer.confused(Issuer.claims("eve", "admin").build())),
                Arguments.of(
                        "in our own name",
                        issuer.token(Issuer.claims("api-token", "admin").build())),
                Arguments.of("two dots", "a.b.c"),
                Arguments.of("empty parts", ".."),
                Arguments.of("no key", "nobody." + SECRET),
                Arguments.of("a wrong secret", "admin." + "y".repeat(43)),
                Arguments.of("huge", "a".repeat(6_000)));
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token(change.apply(Issuer.claims("eve", "admin")).build());
    }

    private static Instant past() {
        return Instant.now().minusSeconds(120);
    }

    private static Instant future() {
        return Instant.now().plusSeconds(120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void s02ATokenThatIsNotGoodIsNotKnown(String what, String token) {
        as(token)
                .get()
                .uri("/api/v1/system")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void s02AGoodTokenIsItsSubjectWithItsHighestRole() {
        as(issuer.token(Issuer.claims("op.anna", "viewer", "operator", "unrelated")
                        .build()))
                .post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(REASON)
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(coordinator.orders()).contains("HALT op.anna it looks odd to me");
        as(issuer.token(Issuer.claims("op.anna", "operator").build()))
                .get()
                .uri("/api/v1/access-log")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void s02WithoutTheIssuersKeysNobodyIsLetInByIt() {
        try (var deaf = RunningGateway.reading(
                coordinator,
                "jwt.issuer=" + Issuer.NAME,
                "jwt.audience=" + Issuer.AUDIENCE,
                "jwt.jwks=http://127.0.0.1:1/keys")) {
            deaf.stranger()
                    .get()
                    .uri("/api/v1/system")
                    .header(
                            "Authorization",
                            "Bearer "
                                    + issuer.token(
                                            Issuer.claims("anna", "admin").build()))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("CANNOT_CHECK_TOKENS");
            deaf.client()
                    .get()
                    .uri("/health")
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(200, 503));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "reduce", "flatten", "resume", "rearm", "limit"})
    void s03AViewerCommandsNothing(String command) {
        var before = coordinator.orders();
        as(key("viewer"))
                .post()
                .uri("/api/v1/control/" + command)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(REASON)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs the role operator; yours is viewer.");
        assertThat(coordinator.orders()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resume | {\"reason\":\"the news are over\"} | trading has stopped: disk full",
                "rearm | {\"reason\":\"the cause was found\"} | sequence",
                "limit | {\"reason\":\"a larger size\",\"limit\":\"max-order-notional\",\"value\":\"600\"} | sequence",
            })
    void s03WhatLetsTradingRiskMoreCanBeMadeToNeedTwo(String command, String body, String answer) {
        try (var two = RunningGateway.reading(coordinator, "api-keys=" + keys, "second-person=true")
                .caughtUp(coordinator)) {
            var before = coordinator.orders();
            assertThat(command(two, key("operator"), command, body)).contains(ANOTHER);
            assertThat(command(two, key("operator"), command, body)).contains(ANOTHER);
            assertThat(coordinator.orders()).isEqualTo(before);
            assertThat(command(two, key("admin"), command, body)).contains(answer);
            assertThat(command(two, key("admin"), command, body)).contains(ANOTHER);
            assertThat(command(two, key("admin"), "halt", "{\"reason\":\"at once\"}"))
                    .contains("sequence");
        }
    }

    private static String command(RunningGateway asked, String token, String command, String body) {
        return asked.stranger()
                .post()
                .uri("/api/v1/control/" + command)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult()
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/agents/nobody", "/decisions/d-999", "/orders/nothing", "/backtests/backtest-9"})
    void s04WhatIsNotThereLooksLikeWhatIsSomebodyElses(String path) {
        as(key("viewer"))
                .get()
                .uri("/api/v1" + path)
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(404, 503));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "userId", "status", "riskOverride", "sequence"})
    void s05WhatWeDecideCannotBeSent(String field) {
        var body = "{\"reason\":\"it looks odd to me\",\"%s\":\"root\"}".formatted(field);
        as(key("operator"))
                .post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void s06KeysAreHashesAndARevokedOneOpensNothingWithinASecond() throws Exception {
        assertThat(Files.readString(keys)).doesNotContain(SECRET);
        var file = Files.writeString(folder.resolve("own"), "anna viewer " + sha256(key("anna")) + "\n");
        try (var own = RunningGateway.reading(coordinator, "api-keys=" + file).caughtUp(coordinator)) {
            var client = own.stranger()
                    .mutate()
                    .defaultHeader("Authorization", "Bearer " + key("anna"))
                    .build();
            client.get().uri("/api/v1/system").exchange().expectStatus().isOk();
            Files.writeString(file, "# none any more\n");
            long revoked = System.nanoTime();
            while (client.get()
                            .uri("/api/v1/system")
                            .exchange()
                            .expectBody()
                            .returnResult()
                            .getStatus()
                            .value()
                    == 200) {
                assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna root " + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "anna viewer abc",
                "api-token viewer 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "anna viewer",
                "An na viewer abc"
            })
    void s06AFileOfKeysThatIsWrongStartsNothingAndShowsNothing(String line) throws IOException {
        var file = Files.writeString(folder.resolve("wrong"), line);
        assertThatThrownBy(() -> RunningGateway.reading(coordinator, "api-keys=" + file))
                .hasStackTraceContaining("line 1 of the API keys")
                .message()
                .doesNotContain("0123456789abcdef");
    }

    /** A stream whose key is revoked ends; no long-lived token is taken from an address. */
    @Test
    void s07AStreamEndsWithWhatOpenedItAndNoAddressCarriesAToken() throws IOException {
        gateway.stranger()
                .get()
                .uri("/api/v1/events?token=" + RunningGateway.TOKEN)
                .exchange()
                .expectStatus()
                .isUnauthorized();
        var file = Files.writeString(folder.resolve("streamer"), "anna viewer " + sha256(key("anna")) + "\n");
        try (var own = RunningGateway.reading(coordinator, "api-keys=" + file).caughtUp(coordinator)) {
            var heard = HttpClient.create()
                    .headers(headers -> headers.set("Authorization", "Bearer " + key("anna")))
                    .get()
                    .uri(own.api() + "/events")
                    .responseContent()
                    .asString()
                    .doOnNext(text -> {
                        if (text.contains("hello")) {
                            revoke(file);
                        }
                    })
                    .then(Mono.just("ended"))
                    .toFuture();
            assertThat(heard.orTimeout(10, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static void revoke(Path file) {
        try {
            Files.writeString(file, "# none any more\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void s09OnlyListedPagesMayAskAndNeverWithCookies() {
        preflight("https://desk.example.com")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "https://desk.example.com")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
        for (var other : List.of("https://desk.example.com.evil.org", "http://desk.example.com", "null", "https://x")) {
            preflight(other).expectStatus().isForbidden().expectHeader().doesNotExist("Access-Control-Allow-Origin");
        }
        assertThatThrownBy(() -> RunningGateway.reading(coordinator, "origins=*"))
                .hasStackTraceContaining("exact origins");
    }

    private static ResponseSpec preflight(String origin) {
        return gateway.stranger()
                .options()
                .uri("/api/v1/control/halt")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "Authorization")
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/system", "/mission-control", "/api/docs", "/api/v1/nothing", "/health"})
    void s10EveryAnswerCarriesTheHeadersAndNoneSaysWhatServesIt(String path) {
        var headers = as(key("viewer"))
                .get()
                .uri(path)
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseHeaders();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.containsHeader("Server")).isFalse();
        assertThat(headers.containsHeader("X-Powered-By")).isFalse();
    }

    @Test
    void s11AndS14WhoeverAsksTooOftenWaitsAndStillStops() {
        try (var strict = RunningGateway.reading(
                        coordinator, "api-keys=" + keys, "allowed.reads=1", "allowed.changes=1", "allowed.burst=2")
                .caughtUp(coordinator)) {
            var client = strict.stranger()
                    .mutate()
                    .defaultHeader("Authorization", "Bearer " + key("operator"))
                    .build();
            drain(client, HttpMethod.GET, "/api/v1/agents");
            drain(client, HttpMethod.POST, "/api/v1/control/resume");
            for (var stop : List.of("halt", "reduce", "flatten")) {
                client.post()
                        .uri("/api/v1/control/" + stop)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(REASON)
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        }
    }

    private static void drain(WebTestClient client, HttpMethod method, String path) {
        for (int asked = 0; asked < 20; asked++) {
            var result = client.method(method)
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(REASON)
                    .exchange()
                    .expectBody()
                    .returnResult();
            if (result.getStatus().value() == 429) {
                assertThat(Integer.parseInt(Objects.requireNonNull(
                                result.getResponseHeaders().getFirst("Retry-After"))))
                        .isBetween(1, 10);
                return;
            }
        }
        throw new AssertionError("never asked to wait: " + path);
    }

    @Test
    void s11WhoeverGuessesTokensWaitsAndLocksNobodyElseOut() {
        try (var strict = RunningGateway.reading(coordinator, "allowed.refusals=1", "allowed.burst=3")
                .caughtUp(coordinator)) {
            var seen = new HashMap<Integer, Integer>();
            for (int guess = 0; guess < 20; guess++) {
                var status = strict.stranger()
                        .get()
                        .uri("/api/v1/system")
                        .header("Authorization", "Bearer guess" + guess)
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .value();
                seen.merge(status, 1, Integer::sum);
            }
            assertThat(seen.keySet()).containsExactlyInAnyOrder(401, 429);
            strict.client()
                    .get()
                    .uri("/api/v1/system")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void s12WhatIsTooLargeIsNotRead() {
        var client = as(key("operator"));
        post(client, "{\"reason\":\"" + "x".repeat(70_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        post(client, "[".repeat(5_000)).expectStatus().isBadRequest();
        post(client, "{\"reason\":" + "9".repeat(5_000) + "}").expectStatus().isBadRequest();
        client.get().uri("/api/v1/orders?limit=501").exchange().expectStatus().isBadRequest();
        client.get()
                .uri("/api/v1/orders")
                .header("X-Long", "x".repeat(20_000))
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(413, 431));
        client.get()
                .uri("/api/v1/orders?cursor=" + "x".repeat(5_000))
                .exchange()
                .expectStatus()
                .value(status -> assertThat(status).isIn(413, 414));
        client.post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    private static ResponseSpec post(WebTestClient client, String body) {
        return client.post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void s13OnePrincipalHoldsOnlySoManyStreams() {
        try (var strict =
                RunningGateway.reading(coordinator, "allowed.streams=1").caughtUp(coordinator)) {
            var client = HttpClient.create()
                    .headers(headers -> headers.set("Authorization", "Bearer " + RunningGateway.TOKEN));
            var first = client.get()
                    .uri(strict.api() + "/events")
                    .responseContent()
                    .then()
                    .toFuture();
            while (strict.streamClients() < 1) {
                assertThat(first).isNotCompletedExceptionally();
            }
            strict.client()
                    .get()
                    .uri("/api/v1/events")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(429)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("TOO_MANY_STREAMS");
            first.cancel(true);
        }
    }

    /** The deadline is a setting, 20 s unless told otherwise. */
    @Test
    void s13WhoeverSendsSlowlyIsCutOff() throws IOException {
        try (var strict = RunningGateway.reading(coordinator, "slowest-request=300ms")
                        .caughtUp(coordinator);
                var socket = new Socket("127.0.0.1", strict.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/control/halt HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + RunningGateway.TOKEN
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket.getInputStream())).contains("408");
        }
    }

    private static String answer(InputStream from) throws IOException {
        return new String(from.readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void s15NoAddressOfOursComesFromARequest() {
        for (var path :
                List.of("/market/http:%2F%2F127.0.0.1", "/market/169.254.169.254", "/agents/http:%2F%2Fx/scorecard")) {
            as(key("viewer"))
                    .get()
                    .uri(URI.create(gateway.api() + path))
                    .exchange()
                    .expectStatus()
                    .value(status -> assertThat(status).isIn(400, 404));
        }
        assertThatThrownBy(() -> RunningGateway.reading(
                        coordinator, "jwt.issuer=x", "jwt.audience=y", "jwt.jwks=http://keys.example.com/keys"))
                .hasStackTraceContaining("must be an https address");
    }

    @Test
    void s18AndS19NoSecretShowsAnywhere() throws IOException {
        for (var path : List.of(
                "/api/v1/access-log", "/metrics", "/api/v1/system", "/api/v1/nothing?token=" + RunningGateway.TOKEN)) {
            var body = gateway.client()
                    .get()
                    .uri(path)
                    .exchange()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(body).isNotNull().doesNotContain(RunningGateway.TOKEN, SECRET);
        }
        assertThat(Files.readString(accessLog)).doesNotContain(RunningGateway.TOKEN, SECRET);
    }

    @Test
    void s21TheBookOfWhoCameIsAChainThatShowsWhatWasChanged() throws IOException {
        as(key("viewer")).get().uri("/api/v1/system").exchange().expectStatus().isOk();
        as(key("viewer"))
                .post()
                .uri("/api/v1/control/halt")
                .exchange()
                .expectStatus()
                .isForbidden();
        var lines = Files.readAllLines(accessLog);
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(broken(lines)).isZero();
        for (int line = 0; line < lines.size() - 1; line++) {
            var changed = new ArrayList<>(lines);
            changed.set(line, lines.get(line).replaceFirst("\"remote\":\"127", "\"remote\":\"128"));
            assertThat(broken(changed)).as("changed " + line).isEqualTo(line + 2);
            changed.remove(line);
            assertThat(broken(changed)).as("removed " + line).isEqualTo(line + 1);
        }
    }

    /** Number of the first line that does not follow the one before; 0 if all do. */
    private static int broken(List<String> lines) {
        var previous = "0".repeat(64);
        for (int line = 0; line < lines.size(); line++) {
            if (!JSON.readTree(lines.get(line)).path("previous").asString().equals(previous)) {
                return line + 1;
            }
            previous = sha256(lines.get(line));
        }
        return 0;
    }

    @Test
    void s22EveryLoginDenialAndChangeIsWrittenDownWithWhoAndWhat() {
        as(key("operator"))
                .post()
                .uri("/api/v1/control/halt")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(REASON)
                .exchange()
                .expectStatus()
                .isOk();
        as(key("viewer"))
                .delete()
                .uri("/api/v1/backtests/x")
                .exchange()
                .expectStatus()
                .isForbidden();
        as("guess").get().uri("/api/v1/system").exchange().expectStatus().isUnauthorized();
        var entries = JSON.readTree(Objects.requireNonNull(as(key("admin"))
                .get()
                .uri("/api/v1/access-log?limit=500")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody()));
        var told = entries.path("items")
                .valueStream()
                .map(entry -> "%s %s %s"
                        .formatted(
                                entry.path("what").asString(),
                                entry.path("who").asString("-"),
                                entry.path("request").asString()))
                .toList();
        assertThat(told)
                .contains(
                        "CHANGED operator POST /api/v1/control/halt",
                        "FORBIDDEN viewer DELETE /api/v1/backtests/x",
                        "REFUSED - GET /api/v1/system");
        assertThat(told).anyMatch(line -> line.startsWith("LOGIN operator "));
    }
}
