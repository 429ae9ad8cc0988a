package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import java.time.Duration;
import java.time.Instant;

/** Tells a watch whenever another hundredth of the time has passed. */
final class WatchedTape implements Backtest.Tape {
    private final Watch watch;
    private final String stage;
    private final Instant start;
    private final long span;
    private int told = -1;

    WatchedTape(Watch watch, String stage, BacktestPlan plan) {
        this.watch = watch;
        this.stage = stage;
        this.start = plan.markets().start();
        this.span = Math.max(1, Duration.between(start, plan.lastMoment()).toMillis());
    }

    @Override
    public void heard(MeshEvent event, TradingCore core) {
        if (event instanceof MeshEvent.TimeAdvanced(var now, var _)) {
            int percent = (int) Math.clamp(100 * Duration.between(start, now).toMillis() / span, 0, 100);
            if (percent != told) {
                told = percent;
                watch.at(stage, percent, now);
            }
        }
    }
}
