package io.sapphire.gateway.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values C9, C10 and K7 of methods.md 12. */
class OutcomesTest {

    @Test
    void brierAndLogScoreAreTheReferences() {
        var outcomes = new Outcomes();
        double[][] claims = {{.2, 0, 0, 1, 0}, {.5, 1, 0, 1}, {.8, 1, 1, 0}};
        for (double[] claim : claims) {
            for (int i = 1; i < claim.length; i++) {
                outcomes.add(claim[0], claim[i] == 1 ? 1e-4 : -1e-4);
            }
        }
        assertThat(outcomes.count()).isEqualTo(10);
        assertThat(outcomes.brier()).isCloseTo(0.223, within(1e-12));
        assertThat(outcomes.score()).isCloseTo(Math.log(2) - 0.6414035123119, within(1e-12));
        assertThat(outcomes.reliability().error()).isCloseTo(0.11, within(1e-12));
        assertThat(outcomes.reliability().bins())
                .containsExactly(
                        new Reliability.Bin(0.2, 0.2, 0.25, 4),
                        new Reliability.Bin(0.5, 0.5, 2 / 3.0, 3),
                        new Reliability.Bin(0.8, (.8 + .8 + .8) / 3, 2 / 3.0, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.019, 0", "0.02, 0.02", "0.999, 0.98", "1, 0.98"})
    void everyProbabilityHasItsBin(double rise, double from) {
        var reliability = new Reliability();
        reliability.add(rise, 1);
        assertThat(reliability.bins()).containsExactly(new Reliability.Bin(from, rise, 1, 1));
    }

    @Test
    void informationCoefficientIsTheReference() {
        var outcomes = new Outcomes();
        double[] forecasts = {.1, .3, -.2, 0, .3, -.1};
        double[] returns = {.02, .01, -.03, .01, .04, 0};
        for (int i = 0; i < forecasts.length; i++) {
            outcomes.add(0.5 + forecasts[i] / 2, returns[i]);
        }
        assertThat(outcomes.informationCoefficient().orElseThrow()).isCloseTo(0.8219853635486, withinPercentage(1e-7));
    }

    /** K7 again: 0.8219853635486 sqrt(4 / (1 - 0.8219853635486^2)). */
    @Test
    void correlationIsToldInItsStandardErrors() {
        var correlation = new Correlation();
        double[] forecasts = {.1, .3, -.2, 0, .3, -.1};
        double[] returns = {.02, .01, -.03, .01, .04, 0};
        for (int i = 0; i < forecasts.length; i++) {
            correlation.add(forecasts[i], returns[i]);
        }
        assertThat(correlation.errors().orElseThrow()).isCloseTo(2.8866476905, withinPercentage(1e-7));
    }

    @Test
    void whatWasMadeIsToldByRegime() {
        var trades = new PaperTrades(false);
        trades.take(1, 4e-4, false);
        trades.move(0.01, false);
        trades.move(-0.02, true);
        trades.take(0, 4e-4, true);
        assertThat(trades.of(false).netBp()).isCloseTo(96, within(1e-9));
        assertThat(trades.of(true).netBp()).isCloseTo(-204, within(1e-9));
        assertThat(trades.all().netBp()).isCloseTo(-108, within(1e-9));
    }

    @Test
    void costsArePaidOnEveryChange() {
        var trades = new PaperTrades(true);
        trades.take(1, 4e-4, false);
        trades.move(0.01, false);
        trades.take(-1, 4e-4, false);
        trades.move(0.01, false);
        trades.take(-1, 4e-4, false);
        trades.move(-0.02, false);
        trades.take(0, 4e-4, false);
        assertThat(trades.all().turnover()).isEqualTo(4);
        assertThat(trades.all().grossBp()).isCloseTo(200, within(1e-9));
        assertThat(trades.all().costBp()).isCloseTo(16, within(1e-9));
        assertThat(trades.all().netBp()).isCloseTo(184, within(1e-9));
    }

    /** Of four equally likely pairs of sides, one is as good as always right, two are less and one is the worst. */
    @Test
    void rightSideTwiceBeatsMostTossers() {
        var trades = new PaperTrades(true);
        trades.take(1, 0, false);
        trades.move(0.01, false);
        trades.take(-1, 0, false);
        trades.move(-0.02, false);
        trades.take(0, 0, false);
        assertThat(trades.betterThanRandom()).isCloseTo(0.875, within(0.05));
    }
}
