package io.sapphire.simulator.market;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Lengths of candles, by the venue's names of them. */
public enum Interval {
    M1("1m", Duration.ofMinutes(1)),
    M3("3m", Duration.ofMinutes(3)),
    M5("5m", Duration.ofMinutes(5)),
    M15("15m", Duration.ofMinutes(15)),
    M30("30m", Duration.ofMinutes(30)),
    H1("1h", Duration.ofHours(1)),
    H2("2h", Duration.ofHours(2)),
    H4("4h", Duration.ofHours(4)),
    H6("6h", Duration.ofHours(6)),
    H8("8h", Duration.ofHours(8)),
    H12("12h", Duration.ofHours(12)),
    D1("1d", Duration.ofDays(1)),
    D3("3d", Duration.ofDays(3)),
    /** From Monday. */
    W1("1w", Duration.ofDays(7)),
    /** Of the calendar; the length is that of the longest. */
    MONTH("1M", Duration.ofDays(31));

    private final String text;
    private final Duration length;

    Interval(String text, Duration length) {
        this.text = text;
        this.length = length;
    }

    public static Optional<Interval> of(String text) {
        for (var interval : values()) {
            if (interval.text.equals(text)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /** As on the wire, for example {@code 15m}. */
    public String text() {
        return text;
    }

    /** The start of the candle a moment is in; all in UTC. */
    public Instant start(Instant time) {
        var utc = time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case W1 ->
                utc.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> utc.withDayOfMonth(1).toInstant();
            case M1, M3, M5, M15, M30, H1, H2, H4, H6, H8, H12, D1, D3 -> {
                long millis = length.toMillis();
                yield Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
            }
        };
    }

    /** The start of the next candle. @param start of one */
    public Instant next(Instant start) {
        var utc = start.atZone(ZoneOffset.UTC);
        return this == MONTH ? utc.plusMonths(1).toInstant() : start.plus(length);
    }
}
