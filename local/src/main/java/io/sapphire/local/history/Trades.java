package io.sapphire.local.history;

import io.sapphire.simulator.feed.derived.RecordedTrades;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Trades, those of one order at one price as one, with the side that took. */
final class Trades implements Series {
    private static final int WEIGHT = 20;
    private static final int LIMIT = 1_000;
    /** Times are asked for in less than an hour at a time: aster-protocol, 2.3. */
    private static final Duration WINDOW = Duration.ofMinutes(59);

    private final PublicHistory venue;
    private final String symbol;
    private final Instant from;
    private final Instant to;

    Trades(PublicHistory venue, String symbol, Instant from, Instant to) {
        this.venue = venue;
        this.symbol = symbol;
        this.from = from;
        this.to = to;
    }

    @Override
    public String header() {
        return RecordedTrades.HEADER;
    }

    @Override
    public Page after(Optional<String> last) throws InterruptedException {
        return last.isPresent() ? page(id(last.get()) + 1) : first();
    }

    @Override
    public Optional<String> missing(String before, String after) {
        long trades = id(after) - id(before) - 1;
        return trades == 0 ? Optional.empty() : Optional.of("%d trades behind number %d".formatted(trades, id(before)));
    }

    /** The hour in which something was traded. */
    private Page first() throws InterruptedException {
        for (var start = from; start.isBefore(to); start = start.plus(WINDOW)) {
            var end = start.plus(WINDOW).isBefore(to) ? start.plus(WINDOW) : to;
            var trades = venue.ask(
                    "aggTrades?symbol=%s&startTime=%d&endTime=%d&limit=1"
                            .formatted(symbol, start.toEpochMilli(), end.toEpochMilli() - 1),
                    WEIGHT);
            if (!trades.isEmpty()) {
                return page(trades.path(0).path("a").asLong());
            }
        }
        return new Page(new ArrayList<>(), true);
    }

    private Page page(long fromId) throws InterruptedException {
        var trades = venue.ask("aggTrades?symbol=%s&fromId=%d&limit=%d".formatted(symbol, fromId, LIMIT), WEIGHT);
        var rows = new ArrayList<String>();
        for (var trade : trades) {
            if (trade.path("T").asLong() < to.toEpochMilli()) {
                rows.add(row(trade));
            }
        }
        return new Page(rows, rows.size() < LIMIT);
    }

    private static String row(JsonNode trade) {
        return "%d,%d,%s,%s,%s"
                .formatted(
                        trade.path("a").asLong(),
                        trade.path("T").asLong(),
                        trade.path("p").asString(),
                        trade.path("q").asString(),
                        // m: the buyer was the one that waited
                        trade.path("m").asBoolean() ? "SELL" : "BUY");
    }

    private static long id(String row) {
        return Long.parseLong(row.substring(0, row.indexOf(',')));
    }
}
