package io.sapphire.gateway.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

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

    @Test
    void costsArePaidOnEveryChange() {
        var trades = new PaperTrades(true);
        trades.take(1, 4e-4);
        trades.move(0.01);
        trades.take(-1, 4e-4);
        trades.move(0.01);
        trades.take(-1, 4e-4);
        trades.move(-0.02);
        trades.take(0, 4e-4);
        assertThat(trades.turnover()).isEqualTo(4);
        assertThat(trades.grossBp()).isCloseTo(200, within(1e-9));
        assertThat(trades.costBp()).isCloseTo(16, within(1e-9));
        assertThat(trades.netBp()).isCloseTo(184, within(1e-9));
    }

    /** Of four equally likely pairs of sides, one is as good as always right, two are less and one is the worst. */
    @Test
    void rightSideTwiceBeatsMostTossers() {
        var trades = new PaperTrades(true);
        trades.take(1, 0);
        trades.move(0.01);
        trades.take(-1, 0);
        trades.move(-0.02);
        trades.take(0, 0);
        assertThat(trades.betterThanRandom()).isCloseTo(0.875, within(0.05));
    }
}
