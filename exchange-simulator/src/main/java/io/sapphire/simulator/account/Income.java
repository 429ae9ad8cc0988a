package io.sapphire.simulator.account;

import io.sapphire.domain.market.Money;
import java.time.Instant;

/**
 * One booking in the wallet.
 *
 * @param id rises with every booking
 * @param symbol empty for a transfer
 * @param tradeId 0 if no trade caused it
 * @param amount quote-asset units; negative is paid
 */
public record Income(long id, Kind kind, String symbol, long tradeId, Money amount, Instant eventTime) {

    /** Named as on the wire. */
    public enum Kind {
        TRANSFER,
        REALIZED_PNL,
        COMMISSION,
        FUNDING_FEE,
        INSURANCE_CLEAR
    }
}
