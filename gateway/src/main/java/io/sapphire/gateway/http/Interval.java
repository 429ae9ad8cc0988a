package io.sapphire.gateway.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long a candle may be. */
enum Interval {
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4));

    static final String WORDS = "1m, 5m, 15m, 1h or 4h";

    private final String word;
    private final Duration span;

    Interval(String word, Duration span) {
        this.word = word;
        this.span = span;
    }

    static Optional<Interval> of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    Duration span() {
        return span;
    }
}
