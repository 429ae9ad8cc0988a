package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** The obvious book: two sorted maps of decimals. */
final class NaiveBook {
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

    void set(boolean bid, String price, String quantity) {
        var side = bid ? bids : asks;
        var amount = new BigDecimal(quantity);
        if (amount.signum() == 0) {
            side.remove(new BigDecimal(price).stripTrailingZeros());
        } else {
            side.put(new BigDecimal(price).stripTrailingZeros(), amount);
        }
    }

    void clear() {
        bids.clear();
        asks.clear();
    }

    OrderBook top(int levels) {
        return new OrderBook(top(bids, levels), top(asks, levels));
    }

    private static List<BookLevel> top(TreeMap<BigDecimal, BigDecimal> side, int levels) {
        return side.entrySet().stream()
                .limit(levels)
                .map(level -> new BookLevel(
                        Price.of(level.getKey().toPlainString()),
                        Quantity.of(level.getValue().toPlainString())))
                .toList();
    }
}
