package io.sapphire.local.backtest;

import io.sapphire.local.report.EquityCurve;
import io.sapphire.local.report.ReturnStatistics;
import io.sapphire.local.report.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What choosing would have been worth. In each window the configuration with the best Sharpe ratio so far is chosen, from
 * what every configuration had made in that window and from nothing later; then it trades the time that follows, with a
 * fresh account and flat, so that it pays for its own entries. The results of those times are put one after the other.
 */
final class WalkForward {

    private WalkForward() {}

    /** @param trials every configuration, traded over the whole time */
    static Walk of(Windows windows, BacktestSettings settings, List<Played> trials, double variance, Watch watch) {
        var plan = trials.getFirst().plan();
        var all = windows.between(plan.start().tradingStart(), plan.lastMoment());
        var chosen = all.stream().map(window -> best(window, trials)).toList();
        var tests = new ArrayList<Callable<Played>>();
        for (int i = 0; i < all.size(); i++) {
            var window = all.get(i);
            var settled = settings.between(window.testStart(), window.testEnd());
            var varied = chosen.get(i).varied();
            tests.add(() -> Played.of(settled, varied, (_, _) -> {}));
        }
        return stitched(windows, all, chosen, BacktestOrder.counted(watch, "walking forward", tests), trials, variance);
    }

    private static Played best(Windows.Window window, List<Played> trials) {
        return trials.stream()
                .max(Comparator.comparingDouble(trial -> trained(window, trial)))
                .orElseThrow();
    }

    /** Sharpe ratio per observation of one configuration while one chooses. */
    private static double trained(Windows.Window window, Played trial) {
        var curve = trial.tape().curve();
        return ReturnStatistics.of(
                        curve.returnsBetween(window.trainStart(), window.testStart()), curve.interval(), 1, 0)
                .sharpe();
    }

    private static Walk stitched(
            Windows windows,
            List<Windows.Window> all,
            List<Played> chosen,
            List<Played> tests,
            List<Played> trials,
            double variance) {
        // All windows are of one length, so all curves are on one grid.
        var interval = tests.getFirst().tape().curve().interval();
        var returns = new ArrayList<Double>();
        var steps = new ArrayList<Walk.Step>();
        var points = new ArrayList<EquityCurve.Point>();
        double value = 1;
        for (int i = 0; i < all.size(); i++) {
            var curve = tests.get(i).tape().curve();
            double before = value;
            points.add(new EquityCurve.Point(all.get(i).testStart(), value));
            var seen = curve.points();
            var changes = curve.returns();
            for (int j = 0; j < changes.length; j++) {
                value *= 1 + changes[j];
                returns.add(changes[j]);
                points.add(new EquityCurve.Point(seen.get(j + 1).time(), value));
            }
            steps.add(new Walk.Step(
                    all.get(i).trainStart().toString(),
                    all.get(i).testStart().toString(),
                    all.get(i).testEnd().toString(),
                    chosen.get(i).varied(),
                    trained(all.get(i), chosen.get(i)),
                    value / before - 1,
                    tests.get(i).core().orders().fills()));
        }
        var series = returns.stream().mapToDouble(Double::doubleValue).toArray();
        return new Walk(
                windows.train().toSeconds(),
                windows.test().toSeconds(),
                steps,
                ReturnStatistics.of(series, interval, trials.size(), variance),
                points);
    }
}
