package io.sapphire.local.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Candles that are over, as bars for a backtest. */
final class Klines implements Series {
    /** Of a thousand rows: aster-protocol, 2.3. */
    private static final int WEIGHT = 5;

    private static final int LIMIT = 1_000;

    private final PublicHistory venue;
    private final String symbol;
    private final String interval;
    private final Duration length;
    private final Instant from;
    private final Instant to;

    /**
     * @param interval in the venue's words, for example {@code 1m}
     * @param length the same
     */
    Klines(PublicHistory venue, String symbol, String interval, Duration length, Instant from, Instant to) {
        this.venue = venue;
        this.symbol = symbol;
        this.interval = interval;
        this.length = length;
        this.from = from;
        this.to = to;
    }

    @Override
    public String header() {
        return "timestamp,open,high,low,close,volume";
    }

    @Override
    public Page after(Optional<String> last) throws InterruptedException {
        long start = last.map(row -> start(row) + length.toMillis()).orElse(from.toEpochMilli());
        if (start >= to.toEpochMilli()) {
            return new Page(new ArrayList<>(), true);
        }
        var candles = venue.ask(
                "klines?symbol=%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
                        .formatted(symbol, interval, start, to.toEpochMilli() - 1, LIMIT),
                WEIGHT);
        var rows = new ArrayList<String>();
        for (var candle : candles) {
            // One that is not over yet would be taken for one that is.
            if (candle.path(6).asLong() < to.toEpochMilli()) {
                rows.add(row(candle));
            }
        }
        return new Page(rows, rows.size() < LIMIT);
    }

    @Override
    public Optional<String> missing(String before, String after) {
        long candles = (start(after) - start(before)) / length.toMillis() - 1;
        return candles == 0
                ? Optional.empty()
                : Optional.of("%d candles behind %s".formatted(candles, Instant.ofEpochMilli(start(before))));
    }

    private static String row(JsonNode candle) {
        return "%d,%s,%s,%s,%s,%s"
                .formatted(
                        candle.path(0).asLong(),
                        candle.path(1).asString(),
                        candle.path(2).asString(),
                        candle.path(3).asString(),
                        candle.path(4).asString(),
                        candle.path(5).asString());
    }

    private static long start(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(',')));
    }
}
