package io.sapphire.local.screen;

import io.sapphire.local.report.ReturnStatistics;
import java.time.Duration;
import java.util.List;

/**
 * What came of one setting.
 *
 * @param values of the rule's settings
 * @param statistics of its returns per bar
 * @param turnover the sum of what its position moved by, in equities of the moment
 * @param fees all that were paid, as a fraction of the equity at the beginning
 */
record Outcome(List<Integer> values, ReturnStatistics statistics, int trades, double turnover, double fees) {

    /** Of the pass that is over. */
    static Outcome of(List<Integer> values, Pass pass, Duration interval) {
        return new Outcome(
                values,
                ReturnStatistics.of(pass.returns(), interval, 1, 0),
                pass.trades().size(),
                pass.turnover(),
                pass.fees());
    }

    double sharpe() {
        return statistics.sharpe();
    }

    /** The same, as one of so many that were tried. @param variance of the ratio across them */
    Outcome among(int tried, double variance) {
        return new Outcome(values, statistics.among(tried, variance), trades, turnover, fees);
    }
}
