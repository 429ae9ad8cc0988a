package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;
import java.util.List;

/** Lets recorded events happen: to the book, to the orders they meet, and to everybody who listens. */
final class Playback {
    private final MarketStates markets;
    private final Trading trading;
    private final Arrival arrival;
    private final Rounds rounds;
    private final Liquidation liquidation;
    private final MarginCalls marginCalls;
    private final VenueListener listener;

    Playback(
            MarketStates markets,
            Trading trading,
            Arrival arrival,
            Rounds rounds,
            Liquidation liquidation,
            MarginCalls marginCalls,
            VenueListener listener) {
        this.markets = markets;
        this.trading = trading;
        this.arrival = arrival;
        this.rounds = rounds;
        this.liquidation = liquidation;
        this.marginCalls = marginCalls;
        this.listener = listener;
    }

    void apply(MarketEvent recorded, Instant now) {
        var market = markets.get(recorded.symbol());
        var event = market.shift().apply(recorded);
        switch (event) {
            case MarketEvent.Traded traded -> trade(market, traded, now);
            case MarketEvent.BookChanged changed -> move(market, changed.changes(), now);
            case MarketEvent.Quoted quoted -> quote(market, quoted, now);
            case MarketEvent.Marked marked -> mark(market, marked, now);
        }
    }

    /** A market that is followed has told its mark itself. */
    void publishMarks(Instant now) {
        for (var market : markets.all()) {
            if (!market.markPrice().isFollowed()) {
                publishMark(market, now);
            }
        }
        liquidation.check(now);
        marginCalls.check(now);
    }

    /**
     * After the recording nobody refreshes the books any more; a position must still find a way out. The marks stay where
     * they are: nothing happens any more that could move them.
     */
    void refreshBooks() {
        markets.all().forEach(market -> market.liquidity().refresh());
    }

    private void trade(MarketState market, MarketEvent.Traded traded, Instant now) {
        market.traded(traded.trade());
        listener.onMarket(new MarketFact.Traded(traded.symbol(), traded.trade()));
        observeWithoutBook(market, traded.trade().price(), now);
        for (var filled : market.resting().apply(traded.trade())) {
            trading.fillResting(filled.orderId(), filled.match(), now);
        }
        arrival.trigger(market, WorkingPrice.CONTRACT_PRICE, now);
    }

    /** Changes the book, and lets everybody see it. */
    void move(MarketState market, List<LevelChange> changes, Instant now) {
        for (var change : changes) {
            market.liquidity().apply(change);
            market.resting().apply(change);
        }
        long bookId = market.bookMoved(now);
        listener.onMarket(new MarketFact.BookMoved(market.symbol(), changes, bookId, now));
        market.liquidity().displayed().mid().ifPresent(mid -> observe(market, mid, now));
    }

    private void quote(MarketState market, MarketEvent.Quoted quoted, Instant now) {
        listener.onMarket(new MarketFact.Quoted(quoted.symbol(), quoted.bid(), quoted.ask(), market.bookId(), now));
        long bid = quoted.bid().price().e8();
        observeWithoutBook(market, new Price(bid + (quoted.ask().price().e8() - bid) / 2), now);
    }

    private void mark(MarketState market, MarketEvent.Marked marked, Instant now) {
        market.markPrice().follow(marked.mark());
        market.funding().follow(marked.fundingRate(), marked.nextFunding(), now);
        publishMark(market, now);
    }

    /** A recording may begin before its book is known; the mark may not. */
    private void observeWithoutBook(MarketState market, Price price, Instant now) {
        if (market.liquidity().displayed().mid().isEmpty()) {
            observe(market, price, now);
        }
    }

    private void observe(MarketState market, Price mid, Instant now) {
        market.markPrice().observe(mid, now);
        if (market.mark().isEmpty()) {
            publishMark(market, now);
        }
    }

    private void publishMark(MarketState market, Instant now) {
        if (rounds.publishMark(market, now)) {
            arrival.trigger(market, WorkingPrice.MARK_PRICE, now);
        }
    }
}
