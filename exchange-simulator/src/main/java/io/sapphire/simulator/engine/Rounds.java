package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Rate;
import io.sapphire.simulator.account.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the venue does to everybody on the clock: publishes marks and settles funding. */
final class Rounds {
    static final Rate FUNDING_RATE = Rate.ofBp(1);

    private final MarketStates markets;
    private final Account account;
    private final Notices notices;
    private final VenueListener listener;
    private final List<Instant> settlements = new ArrayList<>();

    Rounds(MarketStates markets, Account account, Notices notices, VenueListener listener) {
        this.markets = markets;
        this.account = account;
        this.notices = notices;
        this.listener = listener;
    }

    /** When funding was settled, oldest first. */
    List<Instant> settlements() {
        return Collections.unmodifiableList(settlements);
    }

    /** Tells whether the market has a mark at all. */
    boolean publishMark(MarketState market, Instant nextFunding, Instant now) {
        var mark = market.markPrice().publish(now);
        mark.ifPresent(price ->
                listener.onMarket(new MarketFact.Marked(market.symbol(), price, FUNDING_RATE, nextFunding, now)));
        return mark.isPresent();
    }

    /** A positive rate is paid by longs to shorts. */
    void fund(Instant now) {
        settlements.add(now);
        for (var held : account.holdings().entrySet()) {
            var quantity = held.getValue().quantity();
            if (!quantity.isZero()) {
                var symbol = held.getKey().symbol();
                var received =
                        quantity.times(markets.mark(symbol)).times(FUNDING_RATE).negate();
                account.fund(held.getKey(), received, now);
                notices.account(UserFact.Reason.FUNDING_FEE, symbol, received, now);
            }
        }
    }
}
