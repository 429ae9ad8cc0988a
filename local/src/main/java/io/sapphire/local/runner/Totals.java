package io.sapphire.local.runner;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.market.Money;

/** What a run came to. Money in quote-asset units. */
record Totals(long decisions, long orders, long fills, Money fees, Money realised, Money equity) {

    static Totals of(TradingCore core) {
        return new Totals(
                core.consensus().decisions(),
                core.orders().intents(),
                core.orders().fills(),
                core.portfolio().fees(),
                core.portfolio().realised(),
                core.state().equity());
    }
}
