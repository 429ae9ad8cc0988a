package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.local.report.ReturnStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A backtest that is over.
 *
 * @param varied settings it was tried with, as {@code KEY=VALUE}; empty if nothing was varied
 */
record Played(BacktestSettings settings, List<String> varied, BacktestPlan plan, TradingCore core, ReportTape tape) {
    /** From so much time on, equity is looked at once an hour. */
    private static final Duration LONG = Duration.ofDays(3);

    /** @param also hears every event too */
    static Played of(BacktestSettings settings, List<String> varied, Backtest.Tape also) {
        var plan = settings.with(varied).plan("backtest", "backtest");
        var tape = new ReportTape(plan.start().tradingStart(), grid(plan));
        var core = new Backtest(plan, (event, now) -> {
                    tape.heard(event, now);
                    also.heard(event, now);
                })
                .run();
        tape.end();
        return new Played(settings, varied, plan, core, tape);
    }

    private static Duration grid(BacktestPlan plan) {
        var span = Duration.between(plan.start().tradingStart(), plan.lastMoment());
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
