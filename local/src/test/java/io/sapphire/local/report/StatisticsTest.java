package io.sapphire.local.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: Bailey, Lopez de Prado 2012 and 2014 as published, and reference vectors K1 to K3, K6, S6 to S9. */
class StatisticsTest {
    private static final Offset<Double> EXACT = within(1e-10);
    private static final double[] K1 = {.004, -.002, .003, -.005, .006, .001, -.003, .002, .000, .004};

    @Test
    void probabilisticSharpeIsThePublishedOne() {
        assertThat(SharpeTests.probabilistic(.458, 0, 24, -2.448, 10.164).orElseThrow())
                .isCloseTo(0.9133610838609, EXACT);
        assertThat(SharpeTests.probabilistic(.458, 0, 24, 0, 3).orElseThrow()).isCloseTo(0.9816749190911, EXACT);
    }

    @Test
    void deflatedSharpeIsThePublishedOne() {
        double best = SharpeTests.expectedBest(100, 0.5 / 250);
        assertThat(best).isCloseTo(0.1131720018651, EXACT);
        double sharpe = 2.5 / StrictMath.sqrt(250);
        assertThat(SharpeTests.probabilistic(sharpe, best, 1250, -3, 10).orElseThrow())
                .isCloseTo(0.9003968344494, EXACT);
        double fewer = SharpeTests.expectedBest(46, 0.5 / 250);
        assertThat(SharpeTests.probabilistic(sharpe, fewer, 1250, -3, 10).orElseThrow())
                .isCloseTo(0.9505017068756, EXACT);
    }

    @Test
    void bestOfManyWithoutSkill() {
        assertThat(SharpeTests.expectedBest(10, 1)).isCloseTo(1.574598301346, EXACT);
        assertThat(SharpeTests.expectedBest(1000, 1)).isCloseTo(3.255121513653, EXACT);
        assertThat(SharpeTests.expectedBest(1, 1)).isZero();
        assertThat(SharpeTests.expectedBest(10, 0)).isZero();
    }

    @Test
    void minimumTrackRecordIsThePublishedOne() {
        double daily = 1 / StrictMath.sqrt(252);
        assertThat(SharpeTests.minimumTrackRecord(2 * daily, daily, 0, 3, .95).orElseThrow())
                .isCloseTo(688.2080373402, within(1e-6));
        assertThat(SharpeTests.minimumTrackRecord(daily, daily, 0, 3, .95)).isEmpty();
    }

    @Test
    void returnsGiveTheReferenceNumbers() {
        var statistics = ReturnStatistics.of(K1, Duration.ofHours(1), 1, 0);
        assertThat(statistics.mean()).isCloseTo(0.001, EXACT);
        assertThat(statistics.deviation()).isCloseTo(0.003496029493901, EXACT);
        assertThat(statistics.sharpe() * StrictMath.sqrt(8760)).isCloseTo(26.77176260031, within(1e-9));
        assertThat(statistics.sortino().orElseThrow() * StrictMath.sqrt(8760)).isCloseTo(48.01315609179, within(1e-9));
        assertThat(statistics.total()).isCloseTo(0.009989639296, EXACT);
        assertThat(statistics.maxDrawdown()).isCloseTo(0.005, EXACT);
        assertThat(statistics.longestUnderwater()).isEqualTo(3);
    }

    @Test
    void oneAmongManyIsJudgedLaterAsAtOnce() {
        var returns = IntStream.range(0, 40).mapToDouble(i -> K1[i % 10]).toArray();
        var alone = ReturnStatistics.of(returns, Duration.ofHours(1), 1, 0);
        assertThat(alone.among(100, 0.01)).isEqualTo(ReturnStatistics.of(returns, Duration.ofHours(1), 100, 0.01));
        assertThat(Moments.variance(K1)).isCloseTo(0.003496029493901 * 0.003496029493901, EXACT);
        assertThat(Moments.variance(new double[] {1})).isZero();
    }

    @Test
    void tenHoursAreNoYearAndNoProof() {
        var statistics = ReturnStatistics.of(K1, Duration.ofHours(1), 1, 0);
        assertThat(statistics.sharpeAnnual()).isEmpty();
        assertThat(statistics.calmar()).isEmpty();
        assertThat(statistics.probabilisticSharpe()).isEmpty();
    }

    @Test
    void standardErrorOfAnAnnualRatioAfterNinetyDays() {
        double sharpe = 1.5 / StrictMath.sqrt(8760);
        var returns = IntStream.range(0, 2160)
                .mapToDouble(i -> sharpe * 0.01 + (i % 2 == 0 ? 0.01 : -0.01) * StrictMath.sqrt(2159.0 / 2160))
                .toArray();
        var statistics = ReturnStatistics.of(returns, Duration.ofHours(1), 1, 0);
        assertThat(statistics.sharpeAnnual().orElseThrow()).isCloseTo(1.5, within(1e-9));
        assertThat(statistics.sharpeError().orElseThrow() * StrictMath.sqrt(8760))
                .isCloseTo(2.014436663634, within(1e-9));
    }

    @Test
    void tradesGiveTheReferenceNumbers() {
        var statistics = TradeStatistics.of(new double[] {12, -5, 7, -9, 3, 0, -2, 10});
        assertThat(statistics.profitFactor()).contains(2.0);
        assertThat(statistics.expectancy()).contains(2.0);
        assertThat(statistics.hitRate()).contains(0.5);
        assertThat(statistics.payoff().orElseThrow()).isCloseTo(1.5, EXACT);
        assertThat(statistics.quality().orElseThrow()).isCloseTo(0.7677718959499, EXACT);
        assertThat(TradeStatistics.of(new double[] {1}).profitFactor()).isEmpty();
        assertThat(TradeStatistics.of(new double[0]).expectancy()).isEmpty();
        assertThat(TradeStatistics.of(new double[0]).hitRate()).isEmpty();
    }

    @Test
    void quietHoursCountAsZero() {
        var curve = new EquityCurve(Duration.ofHours(1));
        var start = Instant.parse("2026-01-05T00:00:00Z");
        curve.add(start.plusSeconds(60), Money.of("100"));
        curve.add(start.plusSeconds(3 * 3600 + 60), Money.of("110"));
        curve.end(Money.of("110"));
        assertThat(curve.returns()).hasSize(4);
        assertThat(curve.returns()[0]).isZero();
        assertThat(curve.returns()[3]).isCloseTo(0.1, EXACT);
    }

    @Test
    void theCurveBeginsWithWhatThereWasAndEndsWithWhatIsLeft() {
        var curve = new EquityCurve(Duration.ofHours(1));
        var start = Instant.parse("2026-01-31T22:30:00Z");
        curve.add(start, Money.of("100"));
        curve.add(start.plusSeconds(60), Money.of("90"));
        curve.end(Money.of("99"));
        assertThat(curve.points())
                .containsExactly(
                        new EquityCurve.Point(Instant.parse("2026-01-31T22:00:00Z"), 100),
                        new EquityCurve.Point(Instant.parse("2026-01-31T23:00:00Z"), 99));
        assertThat(curve.returns()[0]).isCloseTo(-0.01, EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 599, 600, 601, 7_000})
    void aThinnedCurveIsShortAndHasTheSameDeepestFallAndTheSameEnds(int moments) {
        var random = new SplittableRandom(moments);
        var curve = new EquityCurve(Duration.ofMinutes(1));
        var start = Instant.parse("2026-01-05T00:00:00Z");
        for (int minute = 0; minute < moments; minute++) {
            curve.add(start.plusSeconds(60L * minute), new Money(random.nextLong(9_000, 11_000) * 100_000_000));
        }
        var all = curve.points();
        var thin = curve.thinned(600);
        assertThat(thin).hasSizeLessThanOrEqualTo(600).isSubsetOf(all);
        assertThat(thin).isSortedAccordingTo(Comparator.comparing(EquityCurve.Point::time));
        assertThat(thin.getFirst()).isEqualTo(all.getFirst());
        assertThat(thin.getLast()).isEqualTo(all.getLast());
        assertThat(deepestFall(thin)).isEqualTo(deepestFall(all));
    }

    private static double deepestFall(List<EquityCurve.Point> points) {
        double peak = 0;
        double deepest = 0;
        for (var point : points) {
            peak = Math.max(peak, point.equity());
            deepest = Math.max(deepest, peak - point.equity());
        }
        return deepest;
    }

    @Test
    void midnightEndsTheMonthBefore() {
        var points = List.of(
                new EquityCurve.Point(Instant.parse("2026-01-31T23:00:00Z"), 100),
                new EquityCurve.Point(Instant.parse("2026-02-01T00:00:00Z"), 110),
                new EquityCurve.Point(Instant.parse("2026-02-01T01:00:00Z"), 99));
        assertThat(MonthTable.returns(points))
                .containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 2))
                .hasEntrySatisfying(
                        YearMonth.of(2026, 1), change -> assertThat(change).isCloseTo(0.1, EXACT))
                .hasEntrySatisfying(
                        YearMonth.of(2026, 2), change -> assertThat(change).isCloseTo(-0.1, EXACT));
    }
}
