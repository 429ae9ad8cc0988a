package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.time.Instant;
import java.util.List;

/** One thing the venue tells the owner of the account. */
public sealed interface UserFact {
    Instant eventTime();

    /** An order reached the matching engine, or is gone without trading further; its status says which. */
    record OrderMoved(OrderView order, Instant eventTime) implements UserFact {}

    /** An order has another price or size. */
    record OrderAmended(OrderView order, Instant eventTime) implements UserFact {}

    record OrderTraded(OrderView order, VenueFill fill, Instant eventTime) implements UserFact {}

    /**
     * Wallet or position changed.
     *
     * @param symbol of the market that caused it
     * @param crossWallet the wallet without what is set aside for isolated positions
     * @param change of the wallet, other than by trading
     * @param positions of the market
     */
    record AccountMoved(
            Reason reason,
            Symbol symbol,
            Money wallet,
            Money crossWallet,
            Money change,
            List<PositionView> positions,
            Instant eventTime)
            implements UserFact {

        public AccountMoved {
            positions = List.copyOf(positions);
        }
    }

    record LeverageMoved(Symbol symbol, int leverage, Instant eventTime) implements UserFact {}

    /** The account holds one position a market from now on, or two. */
    record PositionModeMoved(boolean hedging, Instant eventTime) implements UserFact {}

    /** Named as on the wire. */
    enum Reason {
        ORDER,
        FUNDING_FEE,
        MARGIN_TRANSFER,
        MARGIN_TYPE_CHANGE,
        INSURANCE_CLEAR
    }
}
