package io.sapphire.agents.indicator;

import static io.sapphire.agents.indicator.Published.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Golden values M1 to M6 of methods.md 12. */
class OrderFlowTest {
    private static final List<Quote> QUOTES = List.of(
            quote(100.0, 5, 100.1, 4),
            quote(100.0, 7, 100.1, 4),
            quote(100.0, 7, 100.1, 1),
            quote(100.1, 2, 100.2, 6),
            quote(100.0, 8, 100.1, 3),
            quote(100.0, 8, 100.2, 5));

    /** M1; Cont, Kukanov, Stoikov 2014. */
    @Test
    void flowIsWhatBuyersAddAndSellersTakeAway() {
        var flows = IntStream.range(1, QUOTES.size())
                .mapToObj(i -> QUOTES.get(i).flowSince(QUOTES.get(i - 1)))
                .toList();
        assertThat(flows).containsExactly(size(2), size(3), size(3), size(-5), size(3));
    }

    /** M2; Gould, Bonart 2016 and Stoikov 2018. */
    @Test
    void imbalanceIsTheBidsShare() {
        double[] shares = {0.5555555555556, 0.6363636363636, 0.875, 0.25, 0.7272727272727, 0.6153846153846};
        for (int i = 0; i < shares.length; i++) {
            assertThat(QUOTES.get(i).bidShare()).isCloseTo(shares[i], within(1e-12));
            assertThat(QUOTES.get(i).lean()).isCloseTo(2 * shares[i] - 1, within(1e-12));
        }
        assertGolden(QUOTES.getFirst().weightedMid() / 1e8, 100.0555555556);
    }

    /** M3; Xu, Gould, Howison 2018. */
    @Test
    void everyLevelHasAFlowOfItsOwn() {
        assertThat(quote(100.0, 6, 100.1, 4).flowSince(quote(100.0, 5, 100.1, 4)))
                .isEqualTo(size(1));
        assertThat(quote(99.9, 7, 100.2, 15).flowSince(quote(99.9, 10, 100.2, 12)))
                .isEqualTo(size(-6));
    }

    /** M4; Stoikov 2018. */
    @Test
    void microPriceIsWhereTheMiddleSettles() {
        double[][] still = {{0.6, 0.2}, {0.2, 0.6}};
        double[][] moves = {{0.15, 0.05}, {0.05, 0.15}};
        double[] sizes = {-0.5, 0.5};
        double[][] onward = {{0.08, 0.12}, {0.12, 0.08}};
        assertThat(MicroPrice.firstMove(still, moves, sizes))
                .containsExactly(new double[] {-0.08333333333333, 0.08333333333333}, within(1e-13));
        assertThat(MicroPrice.adjustments(still, moves, sizes, onward))
                .containsExactly(new double[] {-0.078125, 0.078125}, within(1e-9));
    }

    /** M5 and M5b; Kyle 1985. */
    @Test
    void impactIsTheSlopeOfPriceChangesOnVolume() {
        double[] volumes = {3, -2, 5, -4, 1};
        double[] changes = {0.4, -0.1, 0.6, -0.5, 0};
        var weighted = new ImpactRegression(0.9, 5);
        var plain = new ImpactRegression(1, 5);
        for (int i = 0; i < volumes.length; i++) {
            assertThat(weighted.isWarm()).isFalse();
            weighted.add(volumes[i], changes[i]);
            plain.add(volumes[i], changes[i]);
        }
        assertGolden(weighted.value(), 0.1161010908257);
        assertGolden(plain.slope(), 0.1157894736842);
        assertThat(plain.intercept()).isCloseTo(0.01052631578947, within(1e-13));
        assertThat(plain.significance()).isGreaterThan(3);
    }

    @Test
    void marketWithoutTradesHasNoImpact() {
        var impact = new ImpactRegression(0.9, 2);
        impact.add(0, 0.1);
        impact.add(0, -0.1);
        assertThatThrownBy(impact::value).isInstanceOf(IllegalStateException.class);
    }

    /** M6; Lee, Ready 1991. */
    @Test
    void aggressorIsReadFromTheQuoteThenFromTheTick() {
        var rule = new LeeReady();
        assertThat(List.of(
                        rule.aggressor(10_010, 10_000, 10_010),
                        rule.aggressor(10_005, 10_000, 10_010),
                        rule.aggressor(10_005, 10_000, 10_010),
                        rule.aggressor(10_000, 10_000, 10_010),
                        rule.aggressor(10_005, 10_000, 10_010)))
                .containsExactly(1, -1, -1, -1, 1);
        assertThat(new LeeReady().aggressor(10_005, 10_000, 10_010)).isZero();
    }

    @Test
    void rollingSumIsThatOfTheWindow() {
        var random = new Random(3);
        var sum = new RollingSum(Duration.ofMillis(500));
        Deque<long[]> window = new ArrayDeque<>();
        long now = 0;
        for (int i = 0; i < 10_000; i++) {
            now += random.nextInt(20);
            long number = random.nextLong(-1_000, 1_000);
            long oldest = now - 500;
            window.addLast(new long[] {now, number});
            window.removeIf(entry -> entry[0] <= oldest);
            sum.add(now, number);
            assertThat(sum.sum())
                    .isEqualTo(window.stream().mapToLong(entry -> entry[1]).sum());
        }
    }

    private static Quote quote(double bid, double bidSize, double ask, double askSize) {
        return new Quote.Level(size(bid), size(bidSize), size(ask), size(askSize));
    }

    private static long size(double units) {
        return Math.round(units * 100_000_000);
    }
}
