package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.simulator.SimulatorProperties.MarketProperties;
import io.sapphire.simulator.feed.raw.RawFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What everybody sees, over real sockets. */
class MarketDataTest {
    private static final String ALL = "btcusdt@depth/btcusdt@aggTrade/btcusdt@bookTicker/btcusdt@markPrice";

    @TempDir
    private Path ledger;

    private TestVenue venue;

    @BeforeEach
    void start() {
        venue = new TestVenue(ledger);
    }

    @AfterEach
    void stop() {
        venue.close();
    }

    @Test
    void theVenueTellsItsTimeAndItsRules() {
        assertThat(venue.get("/fapi/v3/ping").body()).isEmpty();
        assertThat(venue.get("/fapi/v3/time").body().path("serverTime").asLong())
                .isEqualTo(1_385_337_600_000L);
        var symbol = venue.get("/fapi/v3/exchangeInfo").body().path("symbols").path(0);
        assertThat(symbol.path("symbol").asString()).isEqualTo("BTCUSDT");
        assertThat(symbol.path("filters").path(0).path("tickSize").asString()).isEqualTo("0.01");
        assertThat(symbol.path("filters").path(1).path("stepSize").asString()).isEqualTo("0.0001");
        assertThat(symbol.path("filters").path(3).path("notional").asString()).isEqualTo("5");
    }

    @Test
    void aStepBringsTheMessagesItAnnounces() {
        try (var socket = new TestSocket(venue.port(), "/stream?streams=" + ALL)) {
            var answer = venue.step(0).body();
            var messages = socket.until(answer);
            assertThat(messages)
                    .hasSize((int) answer.path("lastSeq").path("market").asLong());
            assertThat(messages.getFirst().path("stream").asString()).isEqualTo("btcusdt@aggTrade");
            assertThat(messages)
                    .extracting(message -> message.path("data").path("e").asString())
                    .contains("aggTrade", "bookTicker", "depthUpdate", "markPriceUpdate");
            assertThat(messages.getFirst().path("data").toString())
                    .isEqualTo("{\"e\":\"aggTrade\",\"E\":1385337600000,\"s\":\"BTCUSDT\",\"a\":1,\"p\":\"800.01\","
                            + "\"q\":\"0.1\",\"f\":1,\"l\":1,\"T\":1385337600000,\"m\":false,\"simSeq\":1}");
        }
    }

    @Test
    void aBookKeptByTheRulesIsTheVenuesBook() {
        try (var socket = new TestSocket(venue.port(), "/ws/" + "btcusdt@depth@100ms")) {
            for (int step = 0; step < 50; step++) {
                venue.step(step);
            }
            var snapshot = venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=1000").body();
            var book = new LocalBook(snapshot);
            for (int step = 50; step < 300; step++) {
                venue.step(step);
            }
            var now = venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=1000").body();
            while (book.lastId < now.path("lastUpdateId").asLong()) {
                book.apply(socket.next());
            }
            assertThat(book.bids).isEqualTo(new LocalBook(now).bids).hasSize(10);
            assertThat(book.asks).isEqualTo(new LocalBook(now).asks).hasSize(10);
        }
    }

    @Test
    void clientsChooseTheirStreams() {
        try (var socket = new TestSocket(venue.port(), "/ws")) {
            socket.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@aggTrade\",\"btcusdt@depth\"],\"id\":1}");
            assertThat(socket.nextText()).isEqualTo("{\"result\":null,\"id\":1}");
            socket.send("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@depth\"],\"id\":2}");
            assertThat(socket.nextText()).isEqualTo("{\"result\":null,\"id\":2}");
            socket.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":3}");
            assertThat(socket.nextText()).isEqualTo("{\"result\":[\"btcusdt@aggTrade\"],\"id\":3}");
            venue.step(0);
            assertThat(socket.next().path("e").asString()).isEqualTo("aggTrade");
            venue.step(1);
            assertThat(socket.next().path("e").asString()).isEqualTo("aggTrade");
        }
    }

    @Test
    void clientsThatAskForNonsenseAreTold() {
        try (var socket = new TestSocket(venue.port(), "/ws")) {
            socket.send("{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@kisses\"],\"id\":1}");
            assertThat(socket.nextText())
                    .isEqualTo("{\"code\":2,\"msg\":\"Invalid request: no such stream: btcusdt@kisses\"}");
            socket.send("{\"method\":\"SUBSCRIBE\",\"params\":[]}");
            assertThat(socket.next().path("msg").asString()).contains("request ID must be an unsigned integer");
            socket.send("{\"id\":1}");
            assertThat(socket.next().path("msg").asString()).contains("missing field `method`");
            socket.send("{");
            assertThat(socket.next().path("code").asInt()).isEqualTo(3);
        }
    }

    @Test
    void tradesAndPricesCanBeAskedFor() {
        for (int step = 0; step < 20; step++) {
            venue.step(step);
        }
        var trades =
                venue.get("/fapi/v3/aggTrades?symbol=BTCUSDT&fromId=3&limit=2").body();
        assertThat(trades).extracting(trade -> trade.path("a").asLong()).containsExactly(3L, 4L);
        var late = venue.get("/fapi/v3/aggTrades?symbol=BTCUSDT&startTime=1385337613000&endTime=1385337613000");
        assertThat(late.body())
                .allSatisfy(trade -> assertThat(trade.path("T").asLong()).isEqualTo(1_385_337_613_000L));
        assertThat(late.body().size()).isPositive();
        var premium = venue.get("/fapi/v3/premiumIndex?symbol=BTCUSDT").body();
        assertThat(premium.path("lastFundingRate").asString()).isEqualTo("0.0001");
        assertThat(premium.path("nextFundingTime").asLong()).isEqualTo(1_385_366_400_000L);
        assertThat(venue.get("/fapi/v3/fundingInfo")
                        .body()
                        .path(0)
                        .path("fundingIntervalHours")
                        .asInt())
                .isEqualTo(8);
        var quote = venue.get("/fapi/v3/ticker/bookTicker").body().path(0);
        var depth = venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=5").body();
        assertThat(quote.path("bidPrice")).isEqualTo(depth.path("bids").path(0).path(0));
        assertThat(depth.path("asks")).hasSize(5);
    }

    @Test
    void whatDoesNotExistIsSaidInJson() {
        assertError(venue.get("/fapi/v3/kisses"), 404, -1000);
        assertError(venue.get("/"), 404, -1000);
        assertError(venue.get("/fapi/v3/depth"), 400, -1102);
        assertThat(venue.get("/fapi/v3/depth").body().path("msg").asString()).contains("'symbol'");
        assertError(venue.get("/fapi/v3/depth?symbol=ETHUSDT"), 400, -1121);
        assertError(venue.get("/fapi/v3/depth?symbol=btc"), 400, -1121);
        assertError(venue.get("/fapi/v3/depth?symbol=BTCUSDT&limit=7"), 400, -4021);
    }

    /** A tenth of this recording is warm-up: ten seconds that pass at once, as soon as somebody listens. */
    @Test
    void aVenueInRealTimeHurriesThroughItsWarmUpForWhoListens(@TempDir Path directory) throws IOException {
        var file = RawFiles.write(
                directory.resolve("frames"),
                RawFiles.snapshot(1_000_000, 1, "10", "11"),
                RawFiles.trade("ABCUSDT", 1_100_000, 1, "10", "1"));
        var market = new MarketProperties(file.toString(), "", "");
        try (var real = new TestVenue(directory.resolve("ledger"), List.of(market), "1")) {
            assertThat(real.run().path("lockStep").asBoolean()).isFalse();
            assertThat(real.get("/fapi/v3/time").body().path("serverTime").asLong())
                    .isEqualTo(1_000_000);
            try (var socket = new TestSocket(real.port(), "/ws/abcusdt@markPrice")) {
                assertThat(socket.until(5))
                        .extracting(message -> message.path("E").asLong())
                        .containsExactly(1_000_000L, 1_002_000L, 1_005_000L, 1_008_000L);
                assertThat(real.step(0).status()).isEqualTo(409);
            }
        }
    }

    @Test
    void everyAnswerTellsTheWeightUsed() {
        venue.get("/fapi/v3/ping");
        assertThat(venue.get("/fapi/v3/depth?symbol=BTCUSDT").head()).contains("X-MBX-USED-WEIGHT-1M: 11\r\n");
    }

    private static void assertError(TestVenue.Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().path("code").asInt()).isEqualTo(code);
    }

    /** Keeps a book as reference/aster-protocol.md, 3.3, tells clients to. */
    private static final class LocalBook {
        private final Map<String, String> bids = new TreeMap<>(Comparator.naturalOrder());
        private final Map<String, String> asks = new TreeMap<>(Comparator.naturalOrder());
        private long lastId;
        private boolean started;

        LocalBook(JsonNode snapshot) {
            lastId = snapshot.path("lastUpdateId").asLong();
            put(bids, snapshot.path("bids"));
            put(asks, snapshot.path("asks"));
        }

        void apply(JsonNode update) {
            long last = update.path("u").asLong();
            if (last < lastId) {
                return;
            }
            if (started) {
                assertThat(update.path("pu").asLong()).isEqualTo(lastId);
            } else {
                assertThat(update.path("U").asLong()).isLessThanOrEqualTo(lastId);
                started = true;
            }
            lastId = last;
            put(bids, update.path("b"));
            put(asks, update.path("a"));
        }

        private static void put(Map<String, String> levels, JsonNode rows) {
            for (var row : rows) {
                if (row.path(1).asString().equals("0")) {
                    levels.remove(row.path(0).asString());
                } else {
                    levels.put(row.path(0).asString(), row.path(1).asString());
                }
            }
        }
    }
}
