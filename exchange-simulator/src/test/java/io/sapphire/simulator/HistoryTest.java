package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happened in the markets and how they stand, by REST and by streams, over real sockets. */
class HistoryTest {
    private static final int STEPS = 60;

    @TempDir
    private static Path ledger;

    private static TestVenue venue;
    private static final List<JsonNode> TOLD = new ArrayList<>();

    @BeforeAll
    static void play() {
        venue = new TestVenue(ledger);
        try (var socket = new TestSocket(
                venue.port(),
                "/stream?streams=btcusdt@kline_1m/btcusdt@ticker/btcusdt@miniTicker/btcusdt@depth5@500ms"
                        + "/btcusdt@markPrice@1s/!markPrice@arr/!ticker@arr/!bookTicker/btcusdt@bookTicker"
                        + "/btcusdt@aggTrade")) {
            LongStream.range(0, STEPS).forEach(venue::step);
            socket.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":9}");
            for (var message = socket.next(); !message.path("id").isNumber(); message = socket.next()) {
                TOLD.add(message);
            }
        }
    }

    @AfterAll
    static void stop() {
        venue.close();
    }

    @Test
    void candlesAreWhatWasTraded() {
        var trades = venue.get("/fapi/v3/aggTrades?symbol=BTCUSDT&limit=1000").body();
        var candles = venue.get("/fapi/v3/klines?symbol=BTCUSDT&interval=1m").body();
        long counted = 0;
        for (var candle : candles) {
            long from = candle.path(0).asLong();
            var within = new ArrayList<JsonNode>();
            for (var trade : trades) {
                if (trade.path("T").asLong() >= from
                        && trade.path("T").asLong() <= candle.path(6).asLong()) {
                    within.add(trade);
                }
            }
            assertThat(candle.path(8).asInt()).isEqualTo(within.size());
            if (!within.isEmpty()) {
                assertThat(candle.path(1)).isEqualTo(within.getFirst().path("p"));
                assertThat(candle.path(4)).isEqualTo(within.getLast().path("p"));
            }
            counted += within.size();
        }
        assertThat(counted).isEqualTo(trades.size()).isPositive();
        assertThat(venue.get("/fapi/v3/klines?symbol=BTCUSDT&interval=7m")
                        .body()
                        .path("code")
                        .asInt())
                .isEqualTo(-1120);
    }

    @Test
    void theLastDayIsOneTicker() {
        var day = venue.get("/fapi/v3/ticker/24hr?symbol=BTCUSDT").body();
        var trades = venue.get("/fapi/v3/trades?symbol=BTCUSDT&limit=1000").body();
        assertThat(day.path("count").asInt()).isEqualTo(trades.size());
        assertThat(day.path("openPrice")).isEqualTo(trades.path(0).path("price"));
        var last = trades.path(trades.size() - 1);
        assertThat(day.path("lastPrice")).isEqualTo(last.path("price"));
        assertThat(venue.get("/fapi/v3/ticker/price").body().path(0).path("price"))
                .isEqualTo(last.path("price"));
        assertThat(venue.get("/fapi/v3/historicalTrades?symbol=BTCUSDT&limit=1&fromId=3")
                        .body()
                        .path(0)
                        .path("id")
                        .asLong())
                .isEqualTo(3);
        assertThat(venue.get("/fapi/v3/fundingRate?symbol=BTCUSDT").body()).isEmpty();
    }

    @Test
    void everyCandleIsToldAsClosedOnceAndAgreesWithRest() {
        var closed = data("btcusdt@kline_1m").stream()
                .map(message -> message.path("k"))
                .filter(candle -> candle.path("x").asBoolean())
                .toList();
        var candles = venue.get("/fapi/v3/klines?symbol=BTCUSDT&interval=1m").body();
        assertThat(closed).extracting(candle -> candle.path("t").asLong()).doesNotHaveDuplicates();
        assertThat(closed).hasSize(candles.size() - 1);
        for (int i = 0; i < closed.size(); i++) {
            assertThat(closed.get(i).path("c")).isEqualTo(candles.path(i).path(4));
            assertThat(closed.get(i).path("v")).isEqualTo(candles.path(i).path(5));
        }
    }

    @Test
    void samplesKeepTheirDistance() {
        assertThat(distances("btcusdt@ticker")).isNotEmpty().allMatch(millis -> millis >= 500);
        assertThat(distances("btcusdt@miniTicker")).isNotEmpty().allMatch(millis -> millis >= 500);
        assertThat(distances("btcusdt@depth5@500ms")).isNotEmpty().allMatch(millis -> millis >= 500);
        assertThat(distances("btcusdt@markPrice@1s")).isNotEmpty().allMatch(millis -> millis >= 1000 && millis <= 4000);
    }

    @Test
    void aPartOfTheBookIsItsTop() {
        var last = data("btcusdt@depth5@500ms").getLast();
        assertThat(last.path("b")).hasSize(5);
        assertThat(last.path("a")).hasSize(5);
        assertThat(Double.parseDouble(last.path("b").path(0).path(0).asString()))
                .isLessThan(Double.parseDouble(last.path("a").path(0).path(0).asString()));
    }

    @Test
    void streamsOfAllMarketsSayTheSame() {
        assertThat(data("!bookTicker")).isEqualTo(data("btcusdt@bookTicker")).isNotEmpty();
        assertThat(data("!markPrice@arr").getLast().path(0).path("e").asString())
                .isEqualTo("markPriceUpdate");
        assertThat(data("!ticker@arr").getLast().path(0).path("e").asString()).isEqualTo("24hrTicker");
    }

    @Test
    void aConnectionHasItsLimits() {
        try (var socket = new TestSocket(venue.port(), "/ws")) {
            var names = String.join(
                    ",",
                    IntStream.range(0, 201)
                            .mapToObj(i -> "\"a" + i + "usdt@depth\"")
                            .toList());
            socket.send("{\"method\":\"SUBSCRIBE\",\"params\":[" + names + "],\"id\":1}");
            assertThat(socket.next().path("msg").asString()).contains("more than 200 streams");
            socket.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":2}");
            assertThat(socket.nextText()).isEqualTo("{\"result\":null,\"id\":2}");
            socket.send("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":3}");
            assertThat(socket.nextText()).isEqualTo("{\"result\":true,\"id\":3}");
            socket.send("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":4}");
            assertThat(socket.nextText()).isEqualTo("{\"code\":1,\"msg\":\"Invalid value type: expected Boolean\"}");
        }
    }

    private static List<JsonNode> data(String stream) {
        return TOLD.stream()
                .filter(message -> message.path("stream").asString("").equals(stream))
                .map(message -> message.path("data"))
                .toList();
    }

    private static List<Long> distances(String stream) {
        var times =
                data(stream).stream().map(message -> message.path("E").asLong()).toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> times.get(i) - times.get(i - 1))
                .toList();
    }
}
