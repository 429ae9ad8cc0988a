package io.sapphire.simulator.order;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import java.time.Instant;

/**
 * One execution of an order.
 *
 * @param tradeId rises over all markets; not a number of the public tape, which does not show our trades
 * @param fee quote-asset units; negative is a rebate
 * @param realised profit of the part that closed a position, before the fee
 */
public record VenueFill(
        long tradeId,
        long orderId,
        OrderId clientOrderId,
        Symbol symbol,
        Side side,
        PositionSide positionSide,
        Price price,
        Quantity quantity,
        Money fee,
        Money realised,
        boolean maker,
        Instant eventTime) {

    public Money notional() {
        return price.times(quantity);
    }
}
