package io.sapphire.exchange.marketdata;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How long a candle is. Months differ, so there is none of a month. */
public enum CandleInterval {
    MINUTE("1m", Duration.ofMinutes(1)),
    THREE_MINUTES("3m", Duration.ofMinutes(3)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HALF_HOUR("30m", Duration.ofMinutes(30)),
    HOUR("1h", Duration.ofHours(1)),
    TWO_HOURS("2h", Duration.ofHours(2)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    SIX_HOURS("6h", Duration.ofHours(6)),
    EIGHT_HOURS("8h", Duration.ofHours(8)),
    HALF_DAY("12h", Duration.ofHours(12)),
    DAY("1d", Duration.ofDays(1)),
    THREE_DAYS("3d", Duration.ofDays(3)),
    WEEK("1w", Duration.ofDays(7));

    private final String word;
    private final Duration length;

    CandleInterval(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** @throws IllegalArgumentException naming all of them */
    public static CandleInterval of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("interval must be one of "
                        + Arrays.stream(values()).map(CandleInterval::word).collect(Collectors.joining(" ")) + ", was '"
                        + word + "'"));
    }

    /** The venue's word for it. */
    public String word() {
        return word;
    }

    public Duration length() {
        return length;
    }
}
