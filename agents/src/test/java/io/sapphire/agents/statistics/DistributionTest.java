package io.sapphire.agents.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values V1, P3, P3b, S1, S2, S5, F1, F6 and P7 of methods.md 12. */
class DistributionTest {

    @ParameterizedTest(name = "V1 at {0}")
    @CsvSource({
        "-1, 0.355651871037, 0.1586552539315",
        "0, 0.5, 0.5",
        "0.5, 0.591900010658, 0.691462461274",
        "1, 0.644348128963, 0.8413447460685",
        "3, 0.7259671989407, 0.9986501019684"
    })
    void curvesAreTheReferences(double z, double student, double normal) {
        assertThat(new StudentCurve(0.25).cumulative(z)).isCloseTo(student, withinPercentage(1e-7));
        assertThat(NormalCurve.cumulative(z)).isCloseTo(normal, withinPercentage(1e-7));
    }

    /** P3 and P3b. */
    @Test
    void forecastOfFourInTwentyFiveIsAProbability() {
        assertThat(NormalCurve.cumulative(4.0 / 25)).isCloseTo(0.5635594628914, withinPercentage(1e-7));
        assertThat(new StudentCurve(4).standardCumulative(4.0 / 25)).isCloseTo(0.5839597169874, withinPercentage(1e-7));
        assertThatThrownBy(() -> new StudentCurve(2).standardCumulative(1)).isInstanceOf(IllegalStateException.class);
    }

    /** Published, for example in Abramowitz, Stegun 1964, table 26.5: the tail of 6 is 9.8659e-10. */
    @Test
    void tailsKeepTheirDigits() {
        assertThat(NormalCurve.cumulative(-6)).isCloseTo(9.865876450377e-10, withinPercentage(1e-7));
        assertThat(NormalCurve.cumulative(6)).isEqualTo(1 - NormalCurve.cumulative(-6));
        assertThat(NormalCurve.cumulative(-40)).isBetween(0.0, 1e-300);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void quantileIsTheWayBack(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double probability = random.nextDouble(1e-9, 1 - 1e-9);
            assertThat(NormalCurve.cumulative(NormalCurve.quantile(probability)))
                    .isCloseTo(probability, within(1e-14));
        }
        assertThatThrownBy(() -> NormalCurve.quantile(1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** S1, a published vector, and S2. */
    @Test
    void randomNumbersAreThePublishedOnes() {
        var random = new SplitMix(1234567);
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
        var again = new SplitMix(1234567);
        assertThat(again.uniform()).isCloseTo(0.3500795420214, withinPercentage(1e-7));
        assertThat(again.uniform()).isCloseTo(0.1736440966709, withinPercentage(1e-7));
        assertThat(again.uniform()).isCloseTo(0.5322073040624, withinPercentage(1e-7));
    }

    /** F1, the published vectors of FNV-1a. */
    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void fingerprintsAreThePublishedOnes(String text, String hash) {
        assertThat(SplitMix.fingerprint(text.getBytes(UTF_8))).isEqualTo(Long.parseUnsignedLong(hash, 16));
    }

    /** S5. */
    @Test
    void beliefForgetsTowardsItsPrior() {
        var belief = new DriftingMean(0.9);
        belief.add(0.5);
        belief.add(-0.2);
        belief.add(0.3);
        assertThat(belief.mean()).isCloseTo(0.1501301236174, withinPercentage(1e-7));
        assertThat(belief.weight()).isCloseTo(3.71, withinPercentage(1e-7));
        assertThat(belief.shape()).isCloseTo(3.355, withinPercentage(1e-7));
        assertThat(belief.scale()).isCloseTo(2.125702168353, withinPercentage(1e-7));
    }

    /** The mean of the posterior, and its standard deviation: that of Student's t, root of scale / (weight (shape - 1)). */
    @Test
    void drawsSpreadAsTheBeliefDoes() {
        var belief = new DriftingMean(0.98);
        new Random(5).doubles(60, -1, 1.2).forEach(belief::add);
        var draws = new ReturnMoments();
        var random = new SplitMix(1);
        for (int i = 0; i < 200_000; i++) {
            draws.add(belief.draw(random));
        }
        double deviation = Math.sqrt(belief.scale() / (belief.weight() * (belief.shape() - 1)));
        assertThat(draws.mean()).isCloseTo(belief.mean(), within(0.002));
        assertThat(draws.deviation()).isCloseTo(deviation, withinPercentage(2));
    }

    /** F6. */
    @Test
    void unusualIsWhatLiesFarFromTheAverage() {
        var scale = new Standardised(0.9, 0.5e-4, 1);
        for (double funding : new double[] {1e-4, 1e-4, 1.5e-4, 2e-4, 3e-4}) {
            scale.add(funding);
        }
        assertThat(scale.mean()).isCloseTo(0.00013305, withinPercentage(1e-7));
        assertThat(scale.variance()).isCloseTo(4.0101975e-09, withinPercentage(1e-7));
        assertThat(scale.of(1)).isEqualTo(4);
        assertThat(new Standardised(0.9, 1, 3).isWarm()).isFalse();
    }

    /** The reference's z of 4.2155 is beyond the four at which scales end. */
    @Test
    void scalesEndAtFour() {
        var scale = new Standardised(0.9, 0, 2);
        scale.add(1);
        assertThatThrownBy(() -> scale.of(1)).isInstanceOf(IllegalStateException.class);
        scale.add(3);
        assertThat(scale.of(3)).isEqualTo(1);
        assertThat(scale.of(1e9)).isEqualTo(4);
    }

    /** P7. */
    @Test
    void boundFollowsTheQuantile() {
        var tracker = new QuantileTracker(1, 0.1, 0.2);
        for (double score : new double[] {.5, 1.5, .8, 2, .9}) {
            tracker.add(score);
        }
        assertThat(tracker.bound()).isCloseTo(1.1, within(1e-12));
    }

    @Test
    void rankIsTheShareOfWhatCameBefore() {
        var histogram = new DecayingHistogram();
        assertThat(histogram.rank(0.3)).isEqualTo(0.5);
        for (int i = 0; i < 1_000; i++) {
            histogram.add(i / 1000.0, 1);
        }
        assertThat(histogram.rank(0.9505)).isCloseTo(0.95, within(1e-3));
        for (int i = 0; i < 3_000; i++) {
            histogram.add(0.99, 0.9);
        }
        assertThat(histogram.rank(0.9505)).isCloseTo(0, within(1e-6));
        assertThat(histogram.count()).isEqualTo(4_000);
    }
}
