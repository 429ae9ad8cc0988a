package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import java.time.Instant;
import java.util.List;

/** What the venue pushes about our account. Any of it may come twice, late or out of order. */
public sealed interface UserEvent {

    /** By the venue's clock. */
    Instant eventTime();

    /** An order changed without trading. */
    record OrderMoved(VenueOrder order, Instant eventTime) implements UserEvent {}

    /** An order traded; this is how it stands after it. */
    record OrderTraded(VenueOrder order, Fill fill, Instant eventTime) implements UserEvent {}

    /**
     * Funding was settled.
     *
     * @param amount received; negative is paid
     * @param symbols the positions named; the venue names none on cross margin
     */
    record FundingSettled(Money amount, List<Symbol> symbols, Instant eventTime) implements UserEvent {

        public FundingSettled {
            symbols = List.copyOf(symbols);
        }
    }

    /** Money came or went otherwise than by trading or funding. */
    record BalanceMoved(String asset, Money amount, String reason, Instant eventTime) implements UserEvent {}

    record LeverageSet(Symbol symbol, int leverage, Instant eventTime) implements UserEvent {}
}
