package io.sapphire.bench.bars;

import io.sapphire.bench.Workload;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.signal.Direction;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestPlan;

/** The whole backtest: venue with book and account, frames, one agent, consensus, limits, orders and their fills. */
record OurBars(BacktestPlan plan) implements Workload {
    private static final long MILLIS_PER_MINUTE = 60_000;

    @Override
    public long run() {
        var heard = new Ear();
        var _ = new Backtest(plan, heard).run();
        return heard.trades.hash();
    }

    /** Notes when the decision turns, and the close on which it did. */
    private static final class Ear implements Backtest.Tape {
        private final TradeList trades = new TradeList();
        private Direction standing = Direction.FLAT;
        private long closeE8;
        private long minute;

        @Override
        public void heard(MeshEvent event, TradingCore core) {
            switch (event) {
                case MeshEvent.MarketObserved(var frame) -> observe(frame);
                case MeshEvent.DecisionMade(var decision) -> turn(decision.direction());
                default -> {}
            }
        }

        private void observe(MarketFrame frame) {
            closeE8 = frame.last().map(Price::e8).orElse(closeE8);
            minute = frame.end().toEpochMilli() / MILLIS_PER_MINUTE;
        }

        private void turn(Direction now) {
            if (now != standing) {
                trades.add(minute, now == Direction.LONG, closeE8);
                standing = now;
            }
        }
    }
}
