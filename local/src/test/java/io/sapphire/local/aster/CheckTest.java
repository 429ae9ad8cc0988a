package io.sapphire.local.aster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a venue that answers with whatever is put into it, in the words of reference/aster-protocol.md 1.4 and 2.3. */
class CheckTest {
    private static final String KEY = "4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1";
    private static final String ADDRESS = "0x21cf8ae13bb72632562c6fff438652ba1a151bb0";
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final long NEXT_YEAR = 1_800_000_000_000L;

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fapi/v3/", exchange -> {
            var path = exchange.getRequestURI().getPath().substring("/fapi/v3/".length());
            asked.add(exchange.getRequestMethod() + " " + path);
            var body = answers.getOrDefault(path, "{\"code\":-1000,\"msg\":\"no " + path + "\"}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var response = exchange.getResponseBody()) {
                response.write(body);
            }
        });
        server.start();
        answers.put("ping", "{}");
        answers.put("time", "{\"serverTime\":" + NOW.toEpochMilli() + "}");
        answers.put("exchangeInfo", "{\"rateLimits\":[],\"symbols\":[]}");
        answers.put("balance", "[{\"asset\":\"USDT\",\"balance\":\"5.25\"}]");
        answers.put("agent", agent("true", "false", NEXT_YEAR));
        answers.put("positionSide/dual", "{\"dualSidePosition\":false}");
        answers.put("multiAssetsMargin", "{\"multiAssetsMargin\":false}");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void keyThatMayTradeIsRight() {
        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isZero();
        assertThat(out.toString())
                .contains("may trade, expires at 2027-01-15T08:00:00Z")
                .doesNotContain(KEY);
        assertThat(asked).as("nothing is changed").allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void expiredKeyIsWrong() {
        answers.put("agent", agent("true", "false", NOW.toEpochMilli() - 1));

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isEqualTo(1);
        assertThat(out.toString()).contains("wrong    key", "it expired at 2026-01-05T11:59:59.999Z");
    }

    @Test
    void keyThatExpiresSoonOrMayWithdrawIsWorthKnowing() {
        answers.put("agent", agent("true", "true", NOW.toEpochMilli() + 86_400_000));

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isZero();
        assertThat(out.toString()).contains("note     key", "it may withdraw, which nothing here needs");
    }

    @Test
    void keyThatMayNotTradeIsWrong() {
        answers.put("agent", agent("false", "false", NEXT_YEAR));

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isEqualTo(1);
        assertThat(out.toString()).contains("it may not trade perpetual futures");
    }

    @Test
    void hedgeModeAndMultiAssetMarginAreWrong() {
        answers.put("positionSide/dual", "{\"dualSidePosition\":\"true\"}");
        answers.put("multiAssetsMargin", "{\"multiAssetsMargin\":true}");

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isEqualTo(1);
        assertThat(out.toString()).contains("wrong    position mode", "wrong    margin mode", "2 of ");
    }

    @Test
    void accountWithoutADepositIsToldWhatToDo() {
        answers.put("balance", "{\"code\":-5050,\"msg\":\"This function can only be used after deposit\"}");

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isEqualTo(1);
        assertThat(out.toString()).contains("wrong    wallet", "the account must receive a deposit first");
    }

    @Test
    void clockThatIsOffIsWorthKnowing() {
        answers.put("time", "{\"serverTime\":" + NOW.plusSeconds(90).toEpochMilli() + "}");

        assertThat(check(Map.of(KeyOption.VARIABLE, KEY))).isZero();
        assertThat(out.toString()).containsPattern("note     clock +this machine is 90 s behind the venue");
    }

    @Test
    void hmacKeysAreRefusedBeforeAnythingIsAsked() {
        assertThat(check(Map.of("ASTER_API_KEY", "abc"))).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    private int check(Map<String, String> environment) {
        var command = AsterCommand.of(environment, new PrintStream(out, true), InstantSource.fixed(NOW));
        var venue = "http://127.0.0.1:" + server.getAddress().getPort();
        return command.execute("check", "--rest", venue);
    }

    private static String agent(String mayTrade, String mayWithdraw, long expired) {
        return "[{\"agentAddress\":\"%s\",\"canPerpTrade\":%s,\"canWithdraw\":%s,\"expired\":%d}]"
                .formatted(ADDRESS, mayTrade, mayWithdraw, expired);
    }
}
