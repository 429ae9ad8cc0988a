package io.sapphire.exchange.account;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.util.List;

/**
 * What trading one market means for the account.
 *
 * @param makerFee fraction of the notional; negative is received
 * @param takerFee fraction of the notional
 * @param leverage as it is set
 * @param isolated as it is set; otherwise the margin is shared by all markets
 * @param brackets the smallest positions first
 */
public record TradingTerms(Rate makerFee, Rate takerFee, int leverage, boolean isolated, List<Bracket> brackets) {

    public TradingTerms {
        brackets = List.copyOf(brackets);
    }

    /**
     * How much margin positions of a size need.
     *
     * @param maxLeverage the highest such a position may have
     * @param floor notional from which on it applies
     * @param cap notional up to which it applies
     * @param maintenance fraction of the notional that must be left
     * @param deduction taken off that: it makes the brackets join
     */
    public record Bracket(int number, int maxLeverage, Money floor, Money cap, Rate maintenance, Money deduction) {}
}
