package io.sapphire.agents.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values S6 to S9, P1 and P9 of methods.md 12. */
class EstimateTest {

    /** S6, published. */
    @Test
    void sharpeOfSkewedReturnsIsLessThanItLooks() {
        assertThat(new SharpeTest(.458, 24, -2.448, 10.164).probabilistic(0).orElseThrow())
                .isCloseTo(0.9133610838609, withinPercentage(1e-7));
        assertThat(new SharpeTest(.458, 24, 0, 3).probabilistic(0).orElseThrow())
                .isCloseTo(0.9816749190911, withinPercentage(1e-7));
    }

    /** S7d, S7w, S7m, published. */
    @ParameterizedTest
    @CsvSource({"252, 688.2080373402", "52, 147.0993465212", "12, 38.87760835734"})
    void recordHasToBeThisLong(double perYear, double observations) {
        var test = new SharpeTest(2 / Math.sqrt(perYear), 0, 0, 3);
        assertThat(test.leastObservations(1 / Math.sqrt(perYear), 0.95).orElseThrow())
                .isCloseTo(observations, withinPercentage(1e-7));
        assertThat(test.leastObservations(2, 0.95)).isEmpty();
    }

    /** S8 and S8b, published. */
    @Test
    void bestOfManyTrialsIsDeflated() {
        double daily = 2.5 / Math.sqrt(250);
        var skewed = new SharpeTest(daily, 1250, -3, 10);
        assertThat(SharpeTest.bestOf(0.5 / 250, 100)).isCloseTo(0.1131720018651, withinPercentage(1e-7));
        assertThat(skewed.deflated(0.5 / 250, 100).orElseThrow()).isCloseTo(0.9003968344494, withinPercentage(1e-7));
        assertThat(skewed.deflated(0.5 / 250, 46).orElseThrow()).isCloseTo(0.9505017068756, withinPercentage(1e-7));
        assertThat(new SharpeTest(daily, 1250, 0, 3).deflated(0.5 / 250, 88).orElseThrow())
                .isCloseTo(0.950490816676, withinPercentage(1e-7));
    }

    @ParameterizedTest(name = "S9 of {0}")
    @CsvSource({"10, 1.574598301346", "100, 2.530602893202", "1000, 3.255121513653"})
    void bestOfSkilllessTrialsLooksSkilled(long trials, double golden) {
        assertThat(SharpeTest.bestOf(1, trials)).isCloseTo(golden, withinPercentage(1e-7));
    }

    @Test
    void tooLittleGivesNoVerdict() {
        assertThat(SharpeTest.bestOf(1, 1)).isZero();
        assertThat(SharpeTest.bestOf(0, 10)).isZero();
        assertThat(new SharpeTest(1, 29, 0, 3).deflated(0.1, 10)).isEmpty();
        assertThat(new SharpeTest(2, 100, 3, 1).probabilistic(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void momentsOfAStreamAreThoseOfTheWhole(long seed) {
        double[] values =
                new Random(seed).doubles(500, -1, 2).map(x -> x * x * x).toArray();
        var moments = new ReturnMoments();
        double mean = 0;
        for (double value : values) {
            moments.add(value);
            mean += value / values.length;
        }
        double[] powers = new double[5];
        for (double value : values) {
            for (int power = 2; power <= 4; power++) {
                powers[power] += Math.pow(value - mean, power) / values.length;
            }
        }
        assertThat(moments.mean()).isCloseTo(mean, within(1e-12));
        assertThat(moments.deviation()).isCloseTo(Math.sqrt(powers[2]), withinPercentage(1e-9));
        assertThat(moments.skew()).isCloseTo(powers[3] / Math.pow(powers[2], 1.5), withinPercentage(1e-8));
        assertThat(moments.kurtosis()).isCloseTo(powers[4] / (powers[2] * powers[2]), withinPercentage(1e-8));
    }

    /** P1. */
    @Test
    void regressionForgetsOldLabels() {
        var regression = new RecursiveLeastSquares(2, 0.98, 100);
        regression.learn(new double[] {1, .5}, 1);
        regression.learn(new double[] {1, -1}, -.5);
        regression.learn(new double[] {1, 2}, 2.4);
        regression.learn(new double[] {1, 0}, .3);
        assertThat(regression.weight(0)).isCloseTo(0.4297391538343, withinPercentage(1e-7));
        assertThat(regression.weight(1)).isCloseTo(0.9801116050268, withinPercentage(1e-7));
        assertThat(regression.spread(0, 0)).isCloseTo(0.2882627119594, withinPercentage(1e-7));
        assertThat(regression.spread(0, 1)).isCloseTo(-0.08269447074546, withinPercentage(1e-7));
        assertThat(regression.spread(1, 1)).isCloseTo(0.2188476526654, withinPercentage(1e-7));
    }

    @Test
    void regressionWithoutExcitementStaysSane() {
        var regression = new RecursiveLeastSquares(3, 0.9, 1);
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            regression.learn(new double[] {i % 1000 == 0 ? 1 : 0, 0, 1e-5}, random.nextGaussian());
        }
        for (int i = 0; i < 3; i++) {
            assertThat(regression.spread(i, i)).isBetween(0.0, 10.0);
            assertThat(regression.weight(i)).isFinite();
        }
    }

    @Test
    void catastropheDoesNotRewriteTheForecast() {
        var regression = new RecursiveLeastSquares(1, 0.999, 1);
        var random = new Random(4);
        for (int i = 0; i < 500; i++) {
            double feature = random.nextGaussian();
            regression.learn(new double[] {feature}, 0.3 * feature + random.nextGaussian());
        }
        double before = regression.weight(0);
        regression.learn(new double[] {4}, -1e6);
        assertThat(before).isCloseTo(0.3, within(0.15));
        assertThat(regression.weight(0)).isCloseTo(before, within(0.1));
        assertThat(regression.labels()).isEqualTo(501);
    }

    /** P9, the map of Platt. */
    @Test
    void claimIsMappedToWhatComesTrue() {
        assertThat(OnlinePlatt.logistic(.8 * Math.log(.7 / .3) - .1))
                .isCloseTo(0.6405698449672, withinPercentage(1e-7));
    }

    @Test
    void claimsWithoutSkillEndAtEven() {
        var platt = new OnlinePlatt();
        assertThat(platt.probability(2)).isEqualTo(0.5);
        var random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            double claim = random.nextGaussian();
            platt.learn(claim, random.nextDouble() < 1 / (1 + Math.exp(claim)) ? 1 : 0);
        }
        assertThat(platt.slope()).isZero();
        assertThat(platt.probability(2)).isEqualTo(0.5);
    }

    @Test
    void honestClaimsAreBelieved() {
        var platt = new OnlinePlatt();
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double claim = random.nextGaussian();
            platt.learn(claim, random.nextDouble() < 1 / (1 + Math.exp(-claim)) ? 1 : 0);
        }
        assertThat(platt.slope()).isCloseTo(1, within(0.15));
        assertThat(platt.offset()).isCloseTo(0, within(0.15));
        assertThat(platt.probability(1)).isCloseTo(1 / (1 + Math.exp(-1)), within(0.04));
    }
}
