package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.time.Instant;

/** One thing the venue tells the owner of the account. */
public sealed interface UserFact {
    Instant eventTime();

    /** An order reached the matching engine, or is gone without trading further; its status says which. */
    record OrderMoved(OrderView order, Instant eventTime) implements UserFact {}

    record OrderTraded(OrderView order, VenueFill fill, Instant eventTime) implements UserFact {}

    /**
     * Wallet or position changed.
     *
     * @param change of the wallet, other than by trading
     */
    record AccountMoved(Reason reason, Money wallet, Money change, PositionView position, Instant eventTime)
            implements UserFact {}

    record LeverageMoved(Symbol symbol, int leverage, Instant eventTime) implements UserFact {}

    /** Named as on the wire. */
    enum Reason {
        ORDER,
        FUNDING_FEE
    }
}
