package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Brackets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** All markets of the venue, in the order they were listed. */
final class MarketStates {
    private final Map<Symbol, MarketState> states = new LinkedHashMap<>();

    MarketStates(List<Listing> listings, VenueTerms terms, Instant start) {
        for (var listing : listings) {
            var own = terms.brackets().getOrDefault(listing.symbol(), Brackets.assumed());
            states.put(listing.symbol(), new MarketState(listing, own, start, terms));
        }
    }

    Collection<MarketState> all() {
        return states.values();
    }

    /** When funding of any market is settled next. */
    Instant nextFunding() {
        var next = Instant.MAX;
        for (var state : states.values()) {
            var time = state.funding().next();
            next = time.isBefore(next) ? time : next;
        }
        return next;
    }

    Optional<MarketState> find(Symbol symbol) {
        return Optional.ofNullable(states.get(symbol));
    }

    /** @throws NoSuchElementException if it is not listed */
    MarketState get(Symbol symbol) {
        return find(symbol).orElseThrow(() -> new NoSuchElementException("the venue does not list " + symbol));
    }

    /**
     * As published last.
     *
     * @throws NoSuchElementException if none was, which cannot be where something is held
     */
    Price mark(Symbol symbol) {
        return get(symbol).mark().orElseThrow();
    }
}
