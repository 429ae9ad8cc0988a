package io.sapphire.local.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.agents.strategy.Rule;
import io.sapphire.agents.strategy.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassTest {
    private static final Offset<Double> EXACT = within(1e-15);
    private static final long MINUTE = 60_000;
    private static final int MANY = 400;

    /**
     * By hand, with a fee of 0.001. The second bar gains nothing as its position was wanted at its own close only.
     *
     * <pre>
     * close  wanted  held  change of close      fee                 return
     * 100     0       0    -                    0                    0
     * 110     1       0    (10/100)             0.001 * 1           -0.001
     *  99     1       1    99/110 - 1 = -0.1    0                   -0.1
     * 118.8  -1       1    118.8/99 - 1 = 0.2   0.001 * 2            0.198
     * 106.92 -0.5    -1    -0.1                 0.001 * 0.5          0.0995
     * 106.92  0      -0.5  0                    0.001 * 0.5         -0.0005
     * </pre>
     *
     * Equity before each: 1, 1, 0.999, 0.8991, 1.0771218, 1.1842954191. Fees paid: 0.001 + 0.8991 * 0.002 + 1.0771218 *
     * 0.0005 + 1.1842954191 * 0.0005.
     */
    @Test
    void returnsFeesAndTradesAreThoseReckonedByHand() {
        var pass = new Pass(closes(100_00, 110_00, 99_00, 118_80, 106_92, 106_92), 0.001);
        pass.run(wanting(0, 1, 1, -1, -0.5, 0));
        assertThat(pass.returns()).containsExactly(new double[] {0, -0.001, -0.1, 0.198, 0.0995, -0.0005}, EXACT);
        assertThat(pass.turnover()).isEqualTo(4);
        assertThat(pass.fees()).isCloseTo(0.00392890860955, EXACT);
        assertThat(TradeFile.of(pass.trades(), closes(100_00, 110_00, 99_00, 118_80, 106_92, 106_92)))
                .isEqualTo("""
                    time,side,from,to,price
                    1970-01-01T00:02:00Z,BUY,0,1,110
                    1970-01-01T00:04:00Z,SELL,1,-1,118.8
                    1970-01-01T00:05:00Z,BUY,-1,-0.5,106.92
                    1970-01-01T00:06:00Z,BUY,-0.5,0,106.92
                    """);
    }

    @Test
    void nothingIsLeftOfAShortPositionWhenThePriceDoubles() {
        var pass = new Pass(closes(100, 250, 100), 0);
        pass.run(wanting(-1, -1, -1));
        assertThat(pass.returns()[1]).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void whatComesLaterChangesNothingBefore(RuleKind kind) {
        long seed = 20_260_105;
        var walk = walk(seed);
        int known = MANY / 2;
        var other = walk.clone();
        var random = new SplittableRandom(seed + 1);
        IntStream.range(known, MANY).forEach(i -> other[i] = random.nextLong(50_00, 200_00));
        var one = new Pass(closes(walk), 0.0004);
        var two = new Pass(closes(other), 0.0004);
        one.run(kind.of(kind.usual()));
        two.run(kind.of(kind.usual()));
        assertThat(trades(one, known))
                .as("seed %d", seed)
                .isEqualTo(trades(two, known))
                .isNotEmpty();
        for (int i = 0; i < known; i++) {
            assertThat(one.returns()[i]).as("seed %d, bar %d", seed, i).isEqualTo(two.returns()[i]);
        }
    }

    @Test
    void whatIsBeforeTheWindowIsSeenAndNotTraded() {
        var all = closes(walk(7));
        var from = all.time(100);
        var pass = new Pass(all.between(Optional.of(from), Optional.of(all.time(299))), 0.0004);
        var kind = RuleKind.AVERAGES;
        pass.run(kind.of(kind.usual()));
        var whole = new Pass(all, 0.0004);
        whole.run(kind.of(kind.usual()));
        assertThat(pass.returns()).hasSize(200);
        assertThat(pass.trades().bar(0)).isEqualTo(100);
        assertThat(pass.returns()[0]).isEqualTo(-0.0004);
        for (int i = 1; i < 200; i++) {
            assertThat(pass.returns()[i]).isEqualTo(whole.returns()[100 + i]);
        }
    }

    @Test
    void aWindowHoldsTheClosesFromItsFirstToItsLastMoment() {
        var all = closes(1, 2, 3, 4, 5);
        var window = all.between(
                Optional.of(Instant.ofEpochMilli(2 * MINUTE)), Optional.of(Instant.ofEpochMilli(4 * MINUTE)));
        assertThat(window.first()).isEqualTo(1);
        assertThat(window.traded()).isEqualTo(3);
        assertThat(window.time(window.first())).isEqualTo(Instant.ofEpochMilli(2 * MINUTE));
        assertThat(all.between(Optional.of(Instant.ofEpochMilli(2 * MINUTE + 1)), Optional.empty())
                        .traded())
                .isEqualTo(3);
        assertThat(all.between(Optional.of(Instant.MAX.minusSeconds(1)), Optional.empty())
                        .traded())
                .isZero();
    }

    private static List<String> trades(Pass pass, int before) {
        var told = new ArrayList<String>();
        for (int i = 0; i < pass.trades().size(); i++) {
            if (pass.trades().bar(i) < before) {
                told.add(pass.trades().bar(i) + " " + pass.trades().to(i));
            }
        }
        return told;
    }

    /** In hundredths. */
    static Closes closes(long... hundredths) {
        return Closes.of(
                Duration.ofMinutes(1),
                LongStream.range(0, hundredths.length).map(i -> i * MINUTE).toArray(),
                LongStream.of(hundredths).map(price -> price * 1_000_000).toArray());
    }

    /** Prices in hundredths that go anywhere. */
    static long[] walk(long seed) {
        var random = new SplittableRandom(seed);
        var prices = new long[MANY];
        prices[0] = 100_00;
        for (int i = 1; i < MANY; i++) {
            prices[i] = prices[i - 1] + random.nextInt(-60, 61);
        }
        return prices;
    }

    private static Rule wanting(double... positions) {
        var told = IntStream.range(0, positions.length).iterator();
        return new Rule() {
            @Override
            public String name() {
                return "as told";
            }

            @Override
            public double position(double close, double funding) {
                return positions[told.nextInt()];
            }
        };
    }
}
