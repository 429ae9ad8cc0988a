package io.sapphire.local.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Settled funding rates, as {@code sapphire.simulator.funding} reads them. */
final class Funding implements Series {
    private static final int WEIGHT = 1;
    private static final int LIMIT = 1_000;
    /** No market settles less often, and settlements may come a little late. */
    private static final Duration LONGEST = Duration.ofHours(8).plusMinutes(1);

    private final PublicHistory venue;
    private final String symbol;
    private final Instant from;
    private final Instant to;

    Funding(PublicHistory venue, String symbol, Instant from, Instant to) {
        this.venue = venue;
        this.symbol = symbol;
        this.from = from;
        this.to = to;
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public Page after(Optional<String> last) throws InterruptedException {
        long start = last.map(row -> time(row).toEpochMilli() + 1).orElse(from.toEpochMilli());
        if (start >= to.toEpochMilli()) {
            return new Page(new ArrayList<>(), true);
        }
        var settled = venue.ask(
                "fundingRate?symbol=%s&startTime=%d&endTime=%d&limit=%d"
                        .formatted(symbol, start, to.toEpochMilli() - 1, LIMIT),
                WEIGHT);
        var rows = new ArrayList<String>();
        for (var rate : settled) {
            rows.add(Instant.ofEpochMilli(rate.path("fundingTime").asLong()) + ","
                    + rate.path("fundingRate").asString());
        }
        return new Page(rows, rows.size() < LIMIT);
    }

    @Override
    public Optional<String> missing(String before, String after) {
        var between = Duration.between(time(before), time(after));
        return between.compareTo(LONGEST) <= 0
                ? Optional.empty()
                : Optional.of("settlements within %d h behind %s".formatted(between.toHours(), time(before)));
    }

    private static Instant time(String row) {
        return Instant.parse(row.substring(0, row.indexOf(',')));
    }
}
