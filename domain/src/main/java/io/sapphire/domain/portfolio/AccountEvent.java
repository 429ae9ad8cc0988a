package io.sapphire.domain.portfolio;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import java.time.Instant;
import java.util.List;

/** One fact about the account that is not about an order. */
public sealed interface AccountEvent {

    /** By the venue's clock. */
    Instant eventTime();

    /** @param amount received, in quote-asset units; negative is paid */
    record FundingPaid(Symbol symbol, Money amount, Instant eventTime) implements AccountEvent {}

    /**
     * Money came or went otherwise than by trading.
     *
     * @param reason in the venue's words, for example {@code DEPOSIT}
     */
    record BalanceChanged(String asset, Money amount, String reason, Instant eventTime) implements AccountEvent {}

    record LeverageChanged(Symbol symbol, int leverage, Instant eventTime) implements AccountEvent {}

    /** The venue closed a position against our will; the fills are reported as an external order's. */
    record Liquidated(Symbol symbol, Instant eventTime) implements AccountEvent {}

    /** The venue's own view was read in full and everything missing has been reported before this. */
    record Reconciled(Money wallet, List<Holding> holdings, Instant eventTime) implements AccountEvent {

        public Reconciled {
            holdings = List.copyOf(holdings);
        }
    }

    /** What the venue says is held of one market. */
    record Holding(Symbol symbol, SignedQuantity quantity) {}
}
