package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.RollingSum;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
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
        return trades.stream()
                .filter(trade -> trade.aggressor() == aggressor)
                .mapToLong(trade -> trade.quantity().e8())
                .reduce(0, Math::addExact);
    }

    /** In 1e-8 base-asset units. */
    static long net(List<Trade> trades) {
        return trades.stream()
                .map(trade -> SignedQuantity.of(trade.aggressor(), trade.quantity()))
                .reduce(SignedQuantity.ZERO, SignedQuantity::plus)
                .e8();
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
