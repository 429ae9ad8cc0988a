package io.sapphire.simulator.engine;

import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.account.Holding;
import io.sapphire.simulator.order.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the venue does to everybody on the clock: publishes marks and settles funding. */
final class Rounds {
    private final MarketStates markets;
    private final Account account;
    private final Notices notices;
    private final VenueListener listener;
    private final List<Settlement> settlements = new ArrayList<>();

    Rounds(MarketStates markets, Account account, Notices notices, VenueListener listener) {
        this.markets = markets;
        this.account = account;
        this.notices = notices;
        this.listener = listener;
    }

    /** Funding as it was settled, oldest first. */
    List<Settlement> settlements() {
        return Collections.unmodifiableList(settlements);
    }

    /** Tells whether the market has a mark at all. */
    boolean publishMark(MarketState market, Instant now) {
        var mark = market.markPrice().publish(now);
        var funding = market.funding();
        mark.ifPresent(price -> listener.onMarket(
                new MarketFact.Marked(market.symbol(), price, funding.rate(), funding.announced(), now)));
        return mark.isPresent();
    }

    /** Settles every market whose time it is. */
    void fund(Instant now) {
        for (var held : account.holdings().entrySet()) {
            var market = markets.get(held.getKey().symbol());
            if (market.funding().next().equals(now) && !held.getValue().quantity().isZero()) {
                fund(held.getKey(), held.getValue(), market, now);
            }
        }
        for (var market : markets.all()) {
            if (market.funding().next().equals(now)) {
                settlements.add(new Settlement(market.symbol(), market.funding().rate(), now));
                market.funding().settled();
            }
        }
    }

    private void fund(Leg leg, Holding held, MarketState market, Instant now) {
        var notional = held.quantity().times(markets.mark(market.symbol()));
        var received = notional.times(market.funding().rate()).negate();
        account.fund(leg, received, now);
        notices.account(UserFact.Reason.FUNDING_FEE, market.symbol(), received, now);
    }
}
