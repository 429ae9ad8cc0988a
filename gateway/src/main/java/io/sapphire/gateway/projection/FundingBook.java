package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.portfolio.AccountEvent.FundingPaid;
import io.sapphire.gateway.projection.Shelf.Look;
import io.sapphire.gateway.view.Flows.FundingRow;
import java.util.Map;
import java.util.TreeMap;

/** Every settlement of funding, and what they add up to. For one thread at a time. */
final class FundingBook {
    private final Shelf<FundingRow> settlements;
    private final Map<Symbol, Money> received = new TreeMap<>();

    FundingBook(int cap) {
        this.settlements = new Shelf<>(cap);
    }

    void settle(FundingPaid paid, Recorded recorded) {
        received.merge(paid.symbol(), paid.amount(), Money::plus);
        var row = new FundingRow(
                "f-" + recorded.sequence(),
                recorded.sequence(),
                paid.eventTime(),
                recorded.recordTime(),
                paid.symbol(),
                paid.amount());
        settlements.put(recorded.sequence(), row);
    }

    /** Negative is paid. */
    Money received(Symbol symbol) {
        return received.getOrDefault(symbol, Money.ZERO);
    }

    Look<FundingRow> before(long sequence, int limit, Symbol symbol) {
        return settlements.before(sequence, limit, row -> row.symbol().equals(symbol));
    }
}
