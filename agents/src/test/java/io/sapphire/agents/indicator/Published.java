package io.sapphire.agents.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

/** The series of methods.md 1.1: QQQ33, the closes of StockCharts' published RSI table, and the bars B33 built on it. */
final class Published {
    /** Of methods.md 12: 1e-9 relative. */
    private static final double TOLERANCE_PERCENT = 1e-7;

    static final double[] CLOSES = {
        44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
        45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
        45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314
    };

    private Published() {}

    static double high(int i) {
        return Math.max(open(i), CLOSES[i]) + 0.25 + 0.01 * (i % 5);
    }

    static double low(int i) {
        return Math.min(open(i), CLOSES[i]) - 0.20 - 0.02 * (i % 3);
    }

    private static double open(int i) {
        return i == 0 ? CLOSES[0] : CLOSES[i - 1];
    }

    static void assertGolden(double actual, double golden) {
        assertThat(actual).isCloseTo(golden, withinPercentage(TOLERANCE_PERCENT));
    }
}
