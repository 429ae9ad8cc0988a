package io.sapphire.coordinator.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.coordinator.portfolio.Returns;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Golden values R1 and R2 are computed by the project's reference of methods (methods.md 8.2). */
class SizingTest {
    private static final Money EQUITY = Money.of("10000");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /** R1: 0.0011 per five minutes is 0.3566443606732 a year; 15 % of volatility on 10 000 is 4205.870512486. */
    @Test
    void volatilityTargetIsEquityTimesTargetOverTheYearsVolatility() {
        var daily = new Rate(Math.round(0.0011 * Math.sqrt(288) * 1e8));
        assertThat(sizing("0.15", "1").byVolatility(EQUITY, daily).e8() / 1e8).isCloseTo(4205.8705, within(0.001));
    }

    /** R2: mean 5 bp, deviation 60 bp, 400 results: 13.888889, shrunk by 0.735294; a quarter is 2.553104575163. */
    @Test
    void kellyIsShrunkByWhatSoFewResultsCanTell() {
        var results = results(400, 5e-4, 60e-4);
        assertThat(Sizing.kelly(results)).isCloseTo(13.88888888889, within(1e-9));
        assertThat(Sizing.shrink(results)).isCloseTo(0.7352941176471, within(1e-9));
        assertThat(sizing("2", "1").byKelly(EQUITY, results).e8() / 1e8).isCloseTo(25531.04575163, within(1e-4));
    }

    @Test
    void theSmallerOfBothIsTakenAndNeverMoreThanTheProfileAllows() {
        var good = results(400, 5e-4, 60e-4);
        var daily = Rate.of("0.02");
        assertThat(sizing("0.2", "0.1").largest(EQUITY, daily, good).worth())
                .isEqualTo(sizing("0.2", "0.1").byVolatility(EQUITY, daily));
        assertThat(new Sizing(rules("2", "0.1"), Money.of("1800"))
                        .largest(EQUITY, daily, good)
                        .worth())
                .isEqualTo(Money.of("1800"));
    }

    @Test
    void withoutAnEdgeOfOneStandardErrorOnlyAProbeIsTraded() {
        var calm = Rate.of("0.001");
        var probe = Money.of("10000");
        assertThat(sizing("2", "0.1")
                        .largest(EQUITY, calm, results(29, 5e-4, 6e-4))
                        .worth())
                .isEqualTo(probe);
        assertThat(sizing("2", "0.1")
                        .largest(EQUITY, calm, results(400, 2.9e-4, 60e-4))
                        .worth())
                .isEqualTo(probe);
        assertThat(sizing("2", "0.1")
                        .largest(EQUITY, calm, results(400, -5e-4, 60e-4))
                        .worth())
                .isEqualTo(probe);
        assertThat(sizing("2", "0.1").largest(EQUITY, calm, new Returns()).worth())
                .isEqualTo(probe);
        assertThat(sizing("2", "0.1")
                        .largest(Money.of("-1"), calm, new Returns())
                        .worth())
                .isEqualTo(Money.ZERO);
    }

    /** A seeded walk of 3 % a day, seen every minute for ten days after a prior of 10 %. */
    @Test
    void realisedVolatilityReplacesWhatWasAssumed() {
        var volatility = new Volatility(Rate.of("0.1"), Duration.ofHours(12));
        assertThat(volatility.daily()).isEqualTo(Rate.of("0.1"));
        var random = new Random(7);
        double price = 60_000;
        for (int minute = 0; minute < 14_400; minute++) {
            volatility.observe(new Price(Math.round(price * 1e8)), START.plusSeconds(60L * minute));
            price *= Math.exp(random.nextGaussian() * 0.03 / Math.sqrt(1440));
        }
        assertThat(volatility.daily().e8() / 1e8).isBetween(0.027, 0.033);
    }

    @Test
    void theBounceBetweenBidAndAskIsNoVolatility() {
        var volatility = new Volatility(Rate.of("0.1"), Duration.ofHours(1));
        for (int second = 0; second < 86_400; second += 10) {
            var bounce = second % 300 == 0 ? "100" : second % 20 == 0 ? "100.1" : "99.9";
            volatility.observe(Price.of(bounce), START.plusSeconds(second));
        }
        assertThat(volatility.daily().e8() / 1e8).isLessThan(1e-3);
    }

    @Test
    void rulesThatRuleNothingAreRefused() {
        assertThatThrownBy(() -> rules("0", "1")).hasMessage("sizing.target-volatility must be above 0 and at most 2");
        assertThatThrownBy(() -> rules("0.2", "1.1")).hasMessage("sizing.probe-share must be above 0 and at most 1");
    }

    private static Sizing sizing(String target, String probe) {
        return new Sizing(rules(target, probe), Money.of("100000"));
    }

    private static SizingRules rules(String target, String probe) {
        return new SizingRules(Rate.of(target), Rate.of("0.25"), Rate.of(probe), Rate.of("0.05"), Duration.ofHours(12));
    }

    /** So many results with exactly this mean and this deviation (n - 1): half above, half below. */
    private static Returns results(int count, double mean, double deviation) {
        var results = new Returns();
        int pairs = count / 2;
        double step = deviation * Math.sqrt((2.0 * pairs - 1) / (2.0 * pairs));
        for (int pair = 0; pair < pairs; pair++) {
            results.add(mean + step);
            results.add(mean - step);
        }
        return results;
    }
}
