package io.sapphire.coordinator.sizing;

import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * How large positions are made.
 *
 * @param targetVolatility one standard deviation of a year's return of equity that a position may cause, above 0 and at
 *     most 2
 * @param kellyFraction share of the growth-optimal position that is taken, above 0 and at most one half
 * @param probeShare share of the largest position that is traded while results show no edge, above 0 and at most 1
 * @param assumedVolatility one standard deviation of a day's return before anything was seen, above 0 and at most 1
 * @param volatilityHalfLife after which what was seen counts half, at least 10 minutes
 */
public record SizingRules(
        Rate targetVolatility,
        Rate kellyFraction,
        Rate probeShare,
        Rate assumedVolatility,
        Duration volatilityHalfLife) {
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    public SizingRules {
        within("target-volatility", targetVolatility, Rate.of("2"));
        within("kelly-fraction", kellyFraction, Rate.of("0.5"));
        within("probe-share", probeShare, Rate.of("1"));
        within("assumed-volatility", assumedVolatility, Rate.of("1"));
        if (volatilityHalfLife.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("sizing.volatility-half-life must be at least 10 minutes");
        }
    }

    private static void within(String key, Rate value, Rate most) {
        if (value.e8() <= 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("sizing.%s must be above 0 and at most %s".formatted(key, most));
        }
    }
}
