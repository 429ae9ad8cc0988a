package io.sapphire.agents.indicator;

import static io.sapphire.agents.indicator.Published.CLOSES;
import static io.sapphire.agents.indicator.Published.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values T6 to T9 and T11 of methods.md 12. */
class VolatilityTest {

    @ParameterizedTest(name = "T6 at {0}")
    @CsvSource({"10, 0.4433983795504", "32, 0.425286977717"})
    void efficiencyIsTheWayGotOfTheWayGone(int last, double golden) {
        var efficiency = new EfficiencyRatio(10);
        for (int i = 0; i <= last; i++) {
            efficiency.add(CLOSES[i]);
        }
        assertGolden(efficiency.value(), golden);
    }

    /** T7. */
    @Test
    void varianceForgetsOldReturns() {
        var variance = new EwmaVariance(0.94, 1);
        for (int i = 1; i < CLOSES.length; i++) {
            variance.add(StrictMath.log(CLOSES[i] / CLOSES[i - 1]));
        }
        assertGolden(variance.value(), 0.0001553348609775);
        assertGolden(StrictMath.sqrt(variance.value()), 0.01246334068288);
        assertThat(variance.capped()).isZero();
    }

    @Test
    void jumpCountsAsFiveSigma() {
        var variance = new EwmaVariance(0.9, 2);
        variance.add(0.01);
        variance.add(-0.01);
        variance.add(0.5);
        assertThat(variance.value()).isCloseTo(0.9 * 1e-4 + 0.1 * 25 * 1e-4, within(1e-15));
        assertThat(variance.capped()).isEqualTo(1);
    }

    @Test
    void returnOverSeveralBarsIsSpreadOverThem() {
        var variance = new EwmaVariance(0.9, 1);
        variance.add(0.01);
        variance.add(0.04, 4);
        assertThat(variance.value()).isCloseTo(0.6561 * 1e-4 + (1 - 0.6561) * 4e-4, within(1e-15));
    }

    /** T8. */
    @Test
    void rangeOfOneBarIsAVariance() {
        assertGolden(RangeVariance.parkinson(105, 98), 0.001716812983416);
        assertGolden(RangeVariance.garmanKlass(100, 105, 98, 103), 0.002042493971066);
        assertGolden(RangeVariance.rogersSatchell(100, 105, 98, 103), 0.001943618518963);
    }

    /** T9. */
    @Test
    void yangZhangSeesJumpsBetweenBars() {
        var variance = new YangZhang(5);
        variance.start(100);
        variance.add(100.5, 102, 99.5, 101);
        variance.add(101.2, 103.1, 100.8, 102.6);
        variance.add(102.4, 102.9, 100.1, 100.9);
        variance.add(100.7, 101.8, 99.2, 99.9);
        variance.add(100.1, 103.4, 99.8, 103.0);
        assertGolden(variance.bodyShare(), 0.1197183098592);
        assertGolden(variance.value(), 0.0002668845786168);
        assertGolden(StrictMath.sqrt(variance.value()), 0.01633660241962);
    }

    /** T11. */
    @Test
    void volatilityScalesWithTheRootOfTime() {
        double annual = Volatility.over(35_040, 0.004);
        assertGolden(annual, 0.748758973235);
        assertGolden(Volatility.leverage(0.20, annual, 2), 0.2671086519817);
        assertThat(Volatility.leverage(0.20, 0, 2)).isEqualTo(2);
    }

    @Test
    void windowOfLargeCloseNumbersDoesNotDrift() {
        var random = new Random(7);
        var moments = new RollingMoments(20);
        double[] numbers = random.doubles(100_000, 60_000, 60_000.5).toArray();
        for (double number : numbers) {
            moments.add(number);
        }
        double mean = 0;
        for (int i = numbers.length - 20; i < numbers.length; i++) {
            mean += (numbers[i] - 60_000) / 20;
        }
        double squares = 0;
        for (int i = numbers.length - 20; i < numbers.length; i++) {
            squares += (numbers[i] - 60_000 - mean) * (numbers[i] - 60_000 - mean);
        }
        assertGolden(moments.populationVariance(), squares / 20);
    }
}
