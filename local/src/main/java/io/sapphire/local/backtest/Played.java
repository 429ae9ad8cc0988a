package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.local.report.ReturnStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A backtest that is over.
 *
 * @param aboveCeilings orders the adapter would have refused
 * @param varied settings it was tried with, as {@code KEY=VALUE}; empty if nothing was varied
 */
record Played(
        BacktestSettings settings,
        List<String> varied,
        BacktestPlan plan,
        TradingCore core,
        ReportTape tape,
        long aboveCeilings) {
    /** From so much time on, equity is looked at once an hour; below, once a minute. */
    private static final Duration LONG = Duration.ofDays(3);
    /** Below so much time, once a second. */
    private static final Duration SHORT = Duration.ofHours(1);

    /** @param also hears every event too */
    static Played of(BacktestSettings settings, List<String> varied, Backtest.Tape also) {
        var plan = settings.with(varied).plan("backtest", "backtest");
        var tape = new ReportTape(plan.start().tradingStart(), grid(plan));
        Backtest.Tape interruptible = (_, _) -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the backtest was cancelled");
            }
        };
        var backtest = new Backtest(plan, interruptible.and(tape).and(also));
        var core = backtest.run();
        tape.end(core);
        return new Played(settings, varied, plan, core, tape, backtest.aboveCeilings());
    }

    private static Duration grid(BacktestPlan plan) {
        var span = Duration.between(plan.start().tradingStart(), plan.lastMoment());
        if (span.compareTo(SHORT) < 0) {
            return Duration.ofSeconds(1);
        }
        return span.compareTo(LONG) >= 0 ? Duration.ofHours(1) : Duration.ofMinutes(1);
    }

    /** @param variance of the Sharpe ratio across the trials */
    ReturnStatistics statistics(int trials, double variance) {
        return ReturnStatistics.of(tape.curve().returns(), tape.curve().interval(), trials, variance);
    }

    Instant end() {
        return core.state().now();
    }
}
