package io.sapphire.domain.order;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;

/**
 * One execution of one of our orders.
 *
 * @param tradeId the venue's number of it, unique within a market
 * @param fee in quote-asset units; negative is a rebate
 * @param maker whether our order was the one that waited
 */
public record Fill(long tradeId, Symbol symbol, Side side, Price price, Quantity quantity, Money fee, boolean maker) {

    /** Quote-asset units. */
    public Money notional() {
        return price.times(quantity);
    }
}
