package io.sapphire.exchange.account;

import io.sapphire.domain.market.MarginBracket;
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
public record TradingTerms(Rate makerFee, Rate takerFee, int leverage, boolean isolated, List<MarginBracket> brackets) {

    public TradingTerms {
        brackets = List.copyOf(brackets);
    }
}
