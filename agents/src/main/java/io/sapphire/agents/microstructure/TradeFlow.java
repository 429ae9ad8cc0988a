package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.RollingSum;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.util.List;

/** What crossed the spread lately, bought less sold. */
final class TradeFlow {
    private final RollingSum bought;
    private final RollingSum sold;

    TradeFlow(Duration window) {
        bought = new RollingSum(window);
        sold = new RollingSum(window);
    }

    void add(long now, List<Trade> trades) {
        bought.add(now, volume(trades, Side.BUY));
        sold.add(now, volume(trades, Side.SELL));
    }

    private static long volume(List<Trade> trades, Side aggressor) {
        long volume = 0;
        // By number: with every frame an iterator would be allocated.
        for (int i = 0; i < trades.size(); i++) {
            var trade = trades.get(i);
            volume = Math.addExact(
                    volume, trade.aggressor() == aggressor ? trade.quantity().e8() : 0);
        }
        return volume;
    }

    /** In 1e-8 base-asset units. */
    static long net(List<Trade> trades) {
        return Math.subtractExact(volume(trades, Side.BUY), volume(trades, Side.SELL));
    }

    /** Between -1, all sold, and 1, all bought; zero if nothing traded. */
    double imbalance() {
        double volume = Math.addExact(bought.sum(), sold.sum());
        return volume == 0 ? 0 : (bought.sum() - sold.sum()) / volume;
    }

    void clear() {
        bought.clear();
        sold.clear();
    }
}
