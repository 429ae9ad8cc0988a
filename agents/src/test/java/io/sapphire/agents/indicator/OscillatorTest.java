package io.sapphire.agents.indicator;

import static io.sapphire.agents.indicator.Published.CLOSES;
import static io.sapphire.agents.indicator.Published.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values of methods.md 12; T1 to T5 are of Wilder 1978, StockCharts and Bollinger 2001. */
class OscillatorTest {

    @ParameterizedTest(name = "T1 at {0}")
    @CsvSource({"14, 70.53278948369", "15, 66.31856180517", "16, 66.54982993553", "32, 37.77295211443"})
    void relativeStrengthIsThePublishedOne(int last, double golden) {
        var strength = new RelativeStrength(14);
        for (int i = 0; i <= last; i++) {
            strength.add(CLOSES[i]);
        }
        assertGolden(strength.value(), golden);
    }

    @ParameterizedTest(name = "T2 at {0}")
    @CsvSource({"9, 44.77913", "10, 44.98167", "32, 44.1201483569"})
    void averageStartsWithThePlainMean(int last, double golden) {
        assertGolden(averageFrom(0, last, ExponentialAverage.ofSpan(10)), golden);
    }

    @ParameterizedTest(name = "T2b at {0}")
    @CsvSource({"9, 45.06903904654", "32, 44.12301786679"})
    void averageMayStartWithTheFirstValue(int last, double golden) {
        assertGolden(averageFrom(0, last, new ExponentialAverage(2.0 / 11, 1)), golden);
    }

    @ParameterizedTest(name = "T2c at {0}")
    @CsvSource({"10, 45.8931", "32, 44.13117439411"})
    void startOfTa4jIsReproduced(int last, double golden) {
        assertGolden(averageFrom(10, last, new ExponentialAverage(2.0 / 11, 1)), golden);
    }

    @ParameterizedTest(name = "T3 at {0}")
    @CsvSource({"14, 0.8308357142857", "32, 0.9676259123962"})
    void trueRangeIsAveragedFromTheSecondBarOn(int last, double golden) {
        var range = new AverageTrueRange(14);
        for (int i = 0; i <= last; i++) {
            range.add(Published.high(i), Published.low(i), CLOSES[i]);
        }
        assertGolden(range.value(), golden);
    }

    @ParameterizedTest(name = "T4 at {0}")
    @CsvSource({
        "13, 18.06838390317, 8.387864449395, 39.10743999626",
        "32, 5.725079936485, 29.86159313421, 50.28248878803"
    })
    void directionalMovementIsTheTextbooks(int last, double plus, double minus, double index) {
        var movement = new DirectionalMovement(7);
        for (int i = 0; i <= last; i++) {
            movement.add(Published.high(i), Published.low(i), CLOSES[i]);
        }
        assertGolden(movement.plus(), plus);
        assertGolden(movement.minus(), minus);
        assertGolden(movement.value(), index);
    }

    /** T5. */
    @Test
    void bandsUseThePopulationDeviation() {
        var bands = new BollingerBands(20, 2);
        for (double close : CLOSES) {
            bands.add(close);
        }
        assertGolden(bands.value(), 45.24261);
        assertGolden(bands.deviation(), 1.190428207789);
        assertGolden(bands.upper(), 47.62346641558);
        assertGolden(bands.lower(), 42.86175358442);
        assertGolden(bands.position(), 0.05662802969005);
    }

    @Test
    void marketWithoutMovementIsNeitherOversoldNorOutsideItsBands() {
        var strength = new RelativeStrength(3);
        var bands = new BollingerBands(3, 2);
        var movement = new DirectionalMovement(3);
        for (int i = 0; i < 6; i++) {
            strength.add(100);
            bands.add(100);
            movement.add(100, 100, 100);
        }
        assertThat(strength.value()).isEqualTo(50);
        assertThat(bands.position()).isEqualTo(0.5);
        assertThat(movement.value()).isZero();
    }

    @Test
    void thereIsNoValueBeforeThereIsEnoughToMeasure() {
        var strength = new RelativeStrength(14);
        for (int i = 0; i < strength.warmUp() - 1; i++) {
            strength.add(CLOSES[i]);
        }
        assertThat(strength.isWarm()).isFalse();
        assertThatThrownBy(strength::value).isInstanceOf(IllegalStateException.class);
        strength.add(CLOSES[strength.warmUp() - 1]);
        assertThat(strength.isWarm()).isTrue();
    }

    private static double averageFrom(int first, int last, ExponentialAverage average) {
        for (int i = first; i <= last; i++) {
            average.add(CLOSES[i]);
        }
        return average.value();
    }
}
