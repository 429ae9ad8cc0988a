package io.sapphire.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Runs;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every key, password and token of a whole mesh with a language model and Redis is looked for in all that it tells: logs,
 * events, journal, ledger, traces, metrics, answers and refusals. None is there, in no spelling.
 */
@Tag("slow")
class CanaryTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int MINUTES = 40;
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TRACE = Pattern.compile("\"traceId\":\"([0-9a-f]{32})\"");

    @TempDir
    Path folder;

    private final StringBuilder told = new StringBuilder();

    @Test
    void noSecretIsTold() throws Exception {
        assertNothingIsTold();
    }

    /** Records lie there packed, so they are read as anybody reads them. */
    @Test
    @Tag("slow")
    void noSecretIsInKafkaEither() throws Exception {
        assertNothingIsTold("--with-kafka");
        for (var part : List.of("sapphire.events.v1", "sapphire.market.v1", "sapphire.audit.v1")) {
            assertThat(told.indexOf("\n" + part + " ")).as(part).isPositive();
        }
    }

    private void assertNothingIsTold(String... more) throws Exception {
        var home = new SapphireHome(folder.resolve("home"));
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var keys = LocalKeys.in(home.keys());
        List<String> secrets;
        try (var vertex = FakeVertex.start(8)) {
            var options = UpArguments.parse(home, arguments(market, vertex, more));
            try (var data = DataDirectory.open(options.dataDirectory())) {
                var opened = new Runs(data, InstantSource.system()).open(options.identity(), options.fresh());
                var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
                secrets = secrets(keys, access);
                try (var stores = new Stores(options, data, keys, told::append);
                        var mesh =
                                new LocalMesh(new Wiring(home, options, data, keys, access, opened, stores.places()))) {
                    // Only now: a service that starts sets logging up anew.
                    var logged = Logged.begin();
                    Await.until(LIMIT, () -> mesh.status().recordingEnded());
                    ask(mesh.entrance().port());
                    told.append(logged.end());
                    new RunLog(data.path())
                            .events()
                            .forEach(event -> told.append(event).append('\n'));
                    told.append(options).append(access).append(keys);
                    stores.places().kafka().ifPresent(broker -> told.append(KafkaRecords.of(broker)));
                }
            }
        }
        read(home.data());
        for (var part : List.of(
                "DecisionMade",
                "Reasoned",
                "trading_system_active_agents",
                "sapphire_model_questions_total",
                "UNAUTHENTICATED",
                "spanId")) {
            assertThat(told.indexOf(part)).as(part).isPositive();
        }
        assertThat(secrets).hasSizeGreaterThan(20).noneMatch(secret -> told.indexOf(secret) >= 0);
    }

    /** A search that finds nothing must be able to find something. */
    @Test
    void secretInAnySpellingWouldBeFound() throws IOException {
        var keys = LocalKeys.in(folder.resolve("keys"));
        var key = Files.readString(keys.submitMac()).strip();
        var raw = HexFormat.of().parseHex(key);
        var spellings = spellings(key);
        for (var spelling :
                List.of(key, key.toUpperCase(Locale.ROOT), Base64.getEncoder().encodeToString(raw))) {
            assertThat(spellings).anyMatch(("x" + spelling + "y")::contains);
        }
        assertThat(spellings).anyMatch(new String(raw, ISO_8859_1)::contains);
    }

    private String[] arguments(Path market, FakeVertex vertex, String... more) throws Exception {
        var fixed = Stream.of(
                "--port=0",
                "--speed=max",
                "--with-redis",
                "--market=" + market,
                "--agents=financial-sentiment,trend-momentum",
                "--set=sapphire.agents.financial-sentiment.feeds=" + feed(),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
        return Stream.of(fixed, vertex.settings(folder).stream(), Stream.of(more))
                .flatMap(some -> some)
                .toArray(String[]::new);
    }

    /** A headline a minute, none like another, so that the model is asked. */
    private String feed() throws IOException {
        var items = IntStream.range(1, MINUTES).mapToObj(CanaryTest::headline).collect(Collectors.joining());
        var file = Files.writeString(folder.resolve("feed.xml"), "<rss><channel>" + items + "</channel></rss>");
        return file.toUri().toString();
    }

    private static String headline(int minute) {
        var time = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                START.plus(Duration.ofMinutes(minute)).atOffset(ZoneOffset.UTC));
        var word = Integer.toString(minute * 7919, 36);
        return "<item><title>Bitcoin %s rallies</title><pubDate>%s</pubDate></item>".formatted(word, time);
    }

    /** Of every file that holds one, and of everybody who is let in. */
    private List<String> secrets(LocalKeys keys, GatewayAccess access) throws IOException {
        var secrets = new ArrayList<String>();
        for (var file : List.of(keys.submitMac(), keys.venueSigner(), keys.cacheSeal(), keys.redisPassword())) {
            secrets.addAll(spellings(Files.readString(file).strip()));
        }
        secrets.addAll(spellings(body(Files.readString(keys.auditCheckpoint()))));
        secrets.addAll(spellings(TestMesh.TOKEN));
        secrets.addAll(spellings(access.oneTimeToken().reveal()));
        secrets.addAll(spellings(FakeVertex.TOKEN));
        secrets.addAll(List.of("PRIVATE KEY", "canary-key-id"));
        return secrets;
    }

    private static String body(String pem) {
        return pem.lines().filter(line -> !line.startsWith("-----")).findFirst().orElseThrow();
    }

    private static List<String> spellings(String secret) {
        var spellings = new ArrayList<>(List.of(secret, encoded(secret.getBytes(UTF_8))));
        var bare = secret.startsWith("0x") ? secret.substring(2) : secret;
        if (HEX.matcher(bare).matches()) {
            var raw = HexFormat.of().parseHex(bare);
            spellings.addAll(List.of(bare, bare.toUpperCase(Locale.ROOT), encoded(raw), new String(raw, ISO_8859_1)));
        }
        return spellings;
    }

    /** What padding and what follows change is left out. */
    private static String encoded(byte[] bytes) {
        var text = Base64.getEncoder().encodeToString(bytes);
        return text.substring(0, text.length() - 4);
    }

    /** What it answers to those who may ask, and to those who may not or ask wrongly. */
    private void ask(int port) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:" + port;
            for (var path : List.of(
                    "overview",
                    "system",
                    "agents",
                    "decisions",
                    "orders",
                    "fills",
                    "positions",
                    "portfolio",
                    "risk",
                    "facts")) {
                told.append(answer(http, request(address + "/api/v1/" + path)));
            }
            for (var trace : TRACE.matcher(answer(http, request(address + "/api/v1/decisions")))
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                told.append(answer(http, request(address + "/api/v1/traces/" + trace)));
            }
            told.append(answer(http, request(address + "/metrics")));
            for (var wrong : List.of("decisions?limit=x", "market/%00", "nowhere", "facts?cursor=" + "x".repeat(300))) {
                told.append(answer(http, request(address + "/api/v1/" + wrong)));
            }
            told.append(answer(http, HttpRequest.newBuilder(URI.create(address + "/api/v1/system"))));
            told.append(answer(
                    http,
                    HttpRequest.newBuilder(URI.create(address + "/api/v1/system"))
                            .header("Authorization", "Bearer " + TestMesh.TOKEN + "x")));
            told.append(answer(
                    http,
                    request(address + "/api/v1/control/halt")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":"))));
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + TestMesh.TOKEN);
    }

    private static String answer(HttpClient http, HttpRequest.Builder request) throws Exception {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body() + "\n";
    }

    /** Everything that lies there, but for what opens the page once, which lies there to be read. */
    private void read(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("one-time-token"))
                    .forEach(file -> told.append(text(file)).append('\n'));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
