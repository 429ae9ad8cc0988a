package io.sapphire.agents.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once its arrays have their size no indicator allocates, whatever the compiler makes of it, while bars come evenly. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM = 2_000;
    private static final int MEASURED = 10_000;

    private record Case(String name, IntConsumer add) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> indicators() {
        var average = new ExponentialAverage(0.1, 10);
        var strength = new RelativeStrength(14);
        var range = new AverageTrueRange(14);
        var movement = new DirectionalMovement(14);
        var bands = new BollingerBands(20, 2);
        var efficiency = new EfficiencyRatio(30);
        var variance = new EwmaVariance(0.94, 20);
        var closes = new CloseVolatility(0.5, 60);
        var mean = new DecayingMean(Duration.ofMinutes(1));
        var moments = new RollingMoments(50);
        var sum = new RollingSum(Duration.ofSeconds(100));
        var gaps = new YangZhang(20);
        var impact = new ImpactRegression(0.99, 20);
        var last = new LastQuote();
        return Stream.of(
                new Case("exponential average", i -> average.add(price(i))),
                new Case("relative strength", i -> strength.add(price(i))),
                new Case("true range", i -> range.add(price(i) + 1, price(i) - 1, price(i))),
                new Case("directional movement", i -> movement.add(price(i) + 1, price(i) - 1, price(i))),
                new Case("bands", i -> bands.add(price(i))),
                new Case("efficiency", i -> efficiency.add(price(i))),
                new Case("variance", i -> variance.add(price(i) / 1e6 - 0.06)),
                new Case("volatility of closes", i -> closes.add(price(i), 1)),
                new Case("decaying mean", i -> mean.add(price(i), 1_000)),
                new Case("moments", i -> moments.add(price(i))),
                new Case("rolling sum", i -> sum.add(1_000L * i, i)),
                new Case("gaps", i -> gaps.add(price(i), price(i) + 2, price(i) - 2, price(i) + 1)),
                new Case("impact", i -> impact.add(i % 7 - 3, i % 5 - 2)),
                new Case("last quote", i -> last.keep(QUOTES[i % 2])));
    }

    private static final Quote[] QUOTES = {new Quote.Level(1, 2, 3, 4), new Quote.Level(2, 3, 4, 5)};

    private static double price(int i) {
        return 60_000 + i * 37 % 101;
    }

    @ParameterizedTest
    @MethodSource("indicators")
    void takesNumbersWithoutAllocating(Case indicator) {
        run(indicator.add(), 0, WARM);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        run(indicator.add(), WARM, WARM + MEASURED);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes of %d numbers", MEASURED).isLessThan(MEASURED);
    }

    private static void run(IntConsumer add, int from, int until) {
        for (int i = from; i < until; i++) {
            add.accept(i);
        }
    }
}
