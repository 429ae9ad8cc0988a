package io.sapphire.agents.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * The same bars in ta4j 0.21.0. It begins its averages with single values and the house with means; what is left of that
 * after k bars is (1 - weight)^k, so both agree to 1e-9 once k is large enough (methods.md 1.1).
 */
class Ta4jTest {
    private static final int BARS = 1_500;
    private static final double START = 60_000;

    private final double[] highs = new double[BARS];
    private final double[] lows = new double[BARS];
    private final double[] closes = new double[BARS];
    private final BarSeries series = series();

    private BarSeries series() {
        var made = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        var random = new Random(1);
        double open = START;
        for (int i = 0; i < BARS; i++) {
            closes[i] = open * (1 + 0.002 * random.nextGaussian());
            highs[i] = Math.max(open, closes[i]) * (1 + 0.0005 * random.nextDouble());
            lows[i] = Math.min(open, closes[i]) * (1 - 0.0005 * random.nextDouble());
            made.barBuilder()
                    .timePeriod(Duration.ofMinutes(1))
                    .endTime(Instant.EPOCH.plus(Duration.ofMinutes(i + 1)))
                    .openPrice(open)
                    .highPrice(highs[i])
                    .lowPrice(lows[i])
                    .closePrice(closes[i])
                    .volume(1)
                    .add();
            open = closes[i];
        }
        return made;
    }

    /** ceil(ln 1e-9 / ln(1 - 2/21)). */
    @Test
    void averageAgreesAfter207Bars() {
        var ours = new ExponentialAverage(2.0 / 21, 20);
        assertAgree(new EMAIndicator(new ClosePriceIndicator(series), 20), 20 + 207, i -> {
            ours.add(closes[(int) i]);
            return ours.isWarm() ? ours.value() : 0;
        });
    }

    /** ceil(ln 1e-9 / ln(1 - 1/14)); a level of 50 has no room for relative errors to grow in. */
    @Test
    void relativeStrengthAgreesAfter280Bars() {
        var ours = new RelativeStrength(14);
        assertAgree(new RSIIndicator(new ClosePriceIndicator(series), 14), 14 + 280 + 20, i -> {
            ours.add(closes[(int) i]);
            return ours.isWarm() ? ours.value() : 0;
        });
    }

    @Test
    void trueRangeAgreesAfter280Bars() {
        var ours = new AverageTrueRange(14);
        assertAgree(new ATRIndicator(series, 14), 14 + 280 + 20, i -> {
            ours.add(highs[(int) i], lows[(int) i], closes[(int) i]);
            return ours.isWarm() ? ours.value() : 0;
        });
    }

    @Test
    void bandsAgreeFromTheFirstFullWindowOn() {
        var ours = new BollingerBands(20, 2);
        var deviation = new StandardDeviationIndicator(new ClosePriceIndicator(series), 20);
        assertAgree(deviation, 20, i -> {
            ours.add(closes[(int) i]);
            return ours.isWarm() ? (ours.upper() - ours.lower()) / 4 : 0;
        });
    }

    private static void assertAgree(Indicator<Num> theirs, int from, DoubleUnaryOperator ours) {
        for (int i = 0; i < BARS; i++) {
            double value = ours.applyAsDouble(i);
            if (i >= from) {
                double expected = theirs.getValue(i).doubleValue();
                assertThat(value).as("bar %d", i).isCloseTo(expected, within(1e-8 * expected));
            }
        }
    }
}
