package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** A bar that fills as venue time passes, drawn anew on one line of a terminal. */
final class Progress implements Backtest.Tape {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final Instant start;
    private final long span;
    private int shown = -1;

    Progress(PrintStream out, BacktestPlan plan) {
        this.out = out;
        this.start = plan.markets().start();
        this.span = Math.max(1, Duration.between(start, plan.lastMoment()).toMillis());
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        if (event instanceof MeshEvent.TimeAdvanced(var now, var _)) {
            show((int) Math.min(100, 100 * Duration.between(start, now).toMillis() / span), now);
        }
    }

    private void show(int percent, Instant now) {
        if (percent != shown) {
            shown = percent;
            int filled = WIDTH * percent / 100;
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + percent + " %  " + now);
            out.flush();
        }
    }

    void end() {
        out.println();
    }
}
