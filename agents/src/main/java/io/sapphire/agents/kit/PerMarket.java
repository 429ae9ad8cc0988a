package io.sapphire.agents.kit;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an agent keeps of each market of its session. */
public final class PerMarket<T> {
    private final Map<Symbol, T> kept;

    /** @throws IllegalArgumentException if a market is listed twice */
    public PerMarket(List<Listing> listings, Function<Listing, T> start) {
        kept = listings.stream().collect(toUnmodifiableMap(Listing::symbol, start, PerMarket::refuseSecond));
    }

    private static <T> T refuseSecond(T first, T second) {
        throw new IllegalArgumentException("a market of the session is listed twice");
    }

    /** @throws IllegalArgumentException if the session was not opened with this market */
    public T at(Symbol symbol) {
        var found = kept.get(symbol);
        if (found == null) {
            throw new IllegalArgumentException(symbol + " is not a market of this session");
        }
        return found;
    }
}
