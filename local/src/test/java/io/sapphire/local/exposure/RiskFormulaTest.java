package io.sapphire.local.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sapphire.local.report.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Formulas against golden values; R numbers are those of reference/methods.md, section 10. */
class RiskFormulaTest {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final Offset<Double> EXACT = within(1e-9);
    private static final double[] R4 = {
        -.031, .012, .004, -.008, .015, -.022, .007, .001, -.004, .019, -.012, .006, .010, -.017, .003, .008, -.002,
        .014, -.009, .005
    };

    @Test
    void historicalValueAtRisk() {
        assertThat(ValueAtRisk.of(R4, 0.90).historical()).isCloseTo(0.017, EXACT);
        assertThat(ValueAtRisk.of(R4, 0.90).historicalShortfall()).isCloseTo(0.0265, EXACT);
        assertThat(ValueAtRisk.of(R4, 0.925).historicalShortfall()).isCloseTo(0.028, EXACT);
    }

    @Test
    void normalAndCornishFisherR5() {
        var risk = ValueAtRisk.of(R4, 0.95);
        assertThat(risk.normal()).isCloseTo(0.02162518832541, EXACT);
        assertThat(risk.normalShortfall()).isCloseTo(0.02710615658075, EXACT);
        assertThat(ValueAtRisk.bent(-1.6448536269514722, Moments.of(R4))).isCloseTo(-1.847730134705, EXACT);
        // Its kurtosis lies below that of a normal variable, where the expansion is none: history stands in.
        assertThat(risk.expansionHolds()).isFalse();
        assertThat(risk.cornishFisher()).isEqualTo(risk.historical());
    }

    @Test
    void shortfallIsTheMeanOfTheExpansionsQuantilesBeyond() {
        var outcomes = new double[400];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = i % 40 == 0 ? -0.03 : 0.01 * StrictMath.sin(i) + (i % 7 == 0 ? 0.004 : 0);
        }
        var moments = Moments.of(outcomes);
        var risk = ValueAtRisk.of(outcomes, 0.95);
        assertThat(risk.expansionHolds()).isTrue();
        double sum = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            double u = 0.05 * (i + 0.5) / steps;
            double z = NORMAL.inverseCumulativeProbability(u);
            sum -= (moments.mean() + moments.deviation() * ValueAtRisk.bent(z, moments)) / steps;
        }
        assertThat(risk.cornishFisherShortfall()).isCloseTo(Math.max(sum, risk.normalShortfall()), within(1e-6));
    }

    @Test
    void kupiecR6() {
        assertThat(Verdict.kupiec(250, 8, 0.01)).isCloseTo(7.733550724495, EXACT);
        assertThat(Verdict.chiSquare1(7.733550724495)).isCloseTo(0.005420405194128, EXACT);
        assertThat(Verdict.kupiec(250, 0, 0.01)).isCloseTo(5.025167926751, EXACT);
        assertThat(Verdict.kupiec(250, 2, 0.01)).isCloseTo(0.1084352162368, EXACT);
    }

    @Test
    void christoffersenR7() {
        var pairs = new Verdict.Transitions(230, 11, 6, 2);
        var verdict = Verdict.of(250, 13, pairs, 0.05);
        assertThat(verdict.independence()).isCloseTo(3.674941023174, EXACT);
        assertThat(verdict.independenceP()).isCloseTo(0.05523620785425, EXACT);
        assertThat(verdict.conditional()).isCloseTo(3.700167913165, EXACT);
        assertThat(verdict.conditionalP()).isCloseTo(0.1572239657726, EXACT);
        assertThat(Verdict.christoffersen(new Verdict.Transitions(99, 0, 0, 0))).isZero();
    }

    /** Binance's published example, as in R8. */
    @Test
    void liquidationPriceR8() {
        assertThat(LiquidationPrice.of(1_535_443.01, 71_200.81144, -56_354.57, 3_683.979, 1_456.84, 0.10, 135_365))
                .hasValueCloseTo(1_153.256464696, within(1e-6));
        assertThat(LiquidationPrice.of(1_535_443.01, 356_512.508, -448_192.89, 109.488, 32_481.98, 0.025, 16_300))
                .hasValueCloseTo(26_316.8933089, within(1e-6));
        assertThat(LiquidationPrice.of(100_000, 0, 0, 1, 50, 0.01, 0)).isEmpty();
    }

    @Test
    void portfolioR12AndR13() {
        double[] exposures = {.6 * .6, -.3 * .8, .2};
        double[][] correlation = {{1, .8, .7}, {.8, 1, .6}, {.7, .6, 1}};
        assertThat(Correlation.volatility(exposures, correlation)).isCloseTo(0.3635381685601, EXACT);
        assertThat(Correlation.unhedged(exposures)).isCloseTo(0.6092618484691, EXACT);
        assertThat(Correlation.contributions(exposures, correlation))
                .containsExactly(new double[] {0.305002361758, -0.1109099497302, 0.1694457565322}, EXACT);
    }

    /** The moves of the scenarios are those of the data they name. */
    @Test
    void scenariosAreInTheirSource() throws IOException {
        var file = Path.of("../../shared/data/btcusd-4h-2016-2025.json.gz");
        assumeTrue(Files.exists(file), "the recording is not at hand: " + file);
        var closes = new TreeMap<Long, Double>();
        try (var content = new GZIPInputStream(Files.newInputStream(file))) {
            for (var bar : JsonMapper.shared().readTree(content).path("candles")) {
                closes.put(
                        bar.path("start")
                                        .asLong(Long.parseLong(bar.path("start").asString()))
                                + 14_400,
                        bar.path("close")
                                .asDouble(Double.parseDouble(bar.path("close").asString())));
            }
        }
        assertThat(Scenario.ALL).allSatisfy(scenario -> {
            var end = Instant.parse(scenario.source()
                                    .substring(scenario.source().length() - 16)
                                    .replace(' ', 'T') + ":00Z")
                    .getEpochSecond();
            long before =
                    end - (scenario.name().endsWith("4 h") && !scenario.name().endsWith("24 h") ? 14_400 : 86_400);
            double move = closes.getOrDefault(end, 0.0) / closes.getOrDefault(before, 1.0) - 1;
            assertThat(move).as(scenario.name()).isCloseTo(scenario.move(), within(5e-5));
        });
    }
}
