package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import java.time.Instant;
import java.util.List;

/** @param holdings only what is not flat, in symbol order */
public record VenueAccount(Money wallet, List<Holding> holdings, Instant eventTime) {

    public VenueAccount {
        holdings = List.copyOf(holdings);
    }
}
