package io.sapphire.agents.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.agents.statistics.StudentCurve;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values V2, V2b, V3 and D3 of methods.md 12. */
class VolumeBucketsTest {
    private static final double[][] BARS = {
        {100, 10}, {100.2, 30}, {99.9, 25}, {100, 20}, {100.4, 45}, {100.3, 10}, {100.3, 20}
    };
    private static final Path RECORDING =
            Path.of(System.getProperty("sapphire.data", "../../shared/data")).resolve("btcusdt-futures-20240808.gz");
    private static final Pattern TRADE =
            Pattern.compile("\"e\":\"trade\".*\"p\":\"([^\"]+)\",\"q\":\"([^\"]+)\".*\"m\":(true|false)");

    @Test
    void bulkClassifiedBucketsAreTheReferences() {
        var buckets = new VolumeBuckets(4);
        buckets.resize(40);
        double[] golden = {20.48068476411, 15.91576609834, 35.32211537637, 5.715748135556};
        var imbalances = imbalances(buckets, new BulkClassifier.Normal());
        assertThat(imbalances).hasSize(golden.length);
        for (int i = 0; i < golden.length; i++) {
            assertThat(imbalances.get(i)).isCloseTo(golden[i], withinPercentage(1e-7));
        }
        assertThat(buckets.value()).isCloseTo(0.4839644648398, withinPercentage(1e-7));
        assertThat(buckets.open()).isZero();
    }

    /** V2b: almost a step, so buckets look balanced. */
    @Test
    void anotherCurveGivesAnotherToxicity() {
        var buckets = new VolumeBuckets(4);
        buckets.resize(40);
        var _ = imbalances(buckets, new BulkClassifier.Student(new StudentCurve(0.25)));
        assertThat(buckets.value()).isCloseTo(0.1971839529092, withinPercentage(1e-7));
    }

    private static List<Double> imbalances(VolumeBuckets buckets, BulkClassifier classifier) {
        var imbalances = new ArrayList<Double>();
        double before = 100;
        for (double[] bar : BARS) {
            int closed = buckets.add(bar[1], classifier.bought((bar[0] - before) / 0.2));
            if (closed > 0) {
                imbalances.add(buckets.latestImbalance() * 40);
            }
            before = bar[0];
        }
        return imbalances;
    }

    @ParameterizedTest(name = "V3 of {0} trades")
    @CsvSource({"10, 0.252313252202", "100, 0.07978845608029", "1000, 0.0252313252202"})
    void chanceAloneMakesThisMuch(double trades, double golden) {
        assertThat(TradeCount.chanceImbalance(trades)).isCloseTo(golden, withinPercentage(1e-7));
    }

    @Test
    void unequalTradesAreWorthFewer() {
        var count = new TradeCount();
        for (int i = 0; i < 10; i++) {
            count.add(1);
        }
        count.close();
        assertThat(count.chanceImbalance()).isCloseTo(0.252313252202, withinPercentage(1e-7));
        var unequal = new TradeCount();
        unequal.add(9);
        unequal.add(1);
        unequal.close();
        assertThat(unequal.chanceImbalance()).isCloseTo(TradeCount.chanceImbalance(100.0 / 82), withinPercentage(1e-9));
    }

    /** However a volume is cut into pieces, the buckets are the same. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void piecesDoNotMatter(long seed) {
        var random = new Random(seed);
        var whole = new VolumeBuckets(10);
        var cut = new VolumeBuckets(10);
        whole.resize(16);
        cut.resize(16);
        for (int i = 0; i < 500; i++) {
            int volume = 1 + random.nextInt(400);
            double share = random.nextInt(2);
            int closed = whole.add(volume, share);
            int pieces = 0;
            for (int piece = 0; piece < volume; piece++) {
                pieces += cut.add(1, share);
            }
            assertThat(cut.open()).isEqualTo(whole.open());
            assertThat(pieces).isGreaterThanOrEqualTo(closed);
            if (whole.isWarm()) {
                assertThat(cut.value()).isEqualTo(whole.value());
            }
        }
    }

    /** D3: 97 buckets of 25 BTC, by the flag of every trade. */
    @Test
    void toxicityOfARecordedMarketIsTheReferences() throws IOException {
        assumeTrue(Files.exists(RECORDING), () -> "skipped: no " + RECORDING);
        var all = new VolumeBuckets(97);
        var early = new VolumeBuckets(10);
        all.resize(25e8);
        early.resize(25e8);
        int closed = 0;
        double first = 0;
        for (double[] trade : trades()) {
            closed += all.add(trade[0], trade[1]);
            int filled = early.add(trade[0], trade[1]);
            first = closed == 10 && filled > 0 ? early.value() : first;
        }
        assertThat(closed).isEqualTo(97);
        assertThat(first).isCloseTo(0.3906, within(1e-6));
        assertThat(all.value()).isCloseTo(0.645002, within(1e-6));
    }

    private static List<double[]> trades() throws IOException {
        var trades = new ArrayList<double[]>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(RECORDING)), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var trade = TRADE.matcher(line);
                if (trade.find()) {
                    trades.add(new double[] {
                        Math.rint(Double.parseDouble(trade.group(2)) * 1e8),
                        trade.group(3).equals("false") ? 1 : 0
                    });
                }
            }
        }
        return trades;
    }
}
