package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.view.Results.GapRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What trading cost beside what was reckoned with, kept up to date as orders come, change and are forgotten: who reads it
 * holds nobody up. For one thread at a time.
 */
final class GapBook {
    private final Map<Symbol, Market> markets = new TreeMap<>();
    private final GapSum all = new GapSum();

    private record Market(Instrument instrument, GapSum sum) {}

    GapBook(List<Listing> listings) {
        listings.forEach(listing -> markets.put(listing.symbol(), new Market(listing.instrument(), new GapSum())));
    }

    void add(TrackedOrder order) {
        change(order, GapSum::add);
    }

    /** Before it changes, or when it is forgotten. @param order as it was when it was added */
    void remove(TrackedOrder order) {
        change(order, GapSum::remove);
    }

    /** Orders in markets that are not part of the run, and those of somebody else, are in no sum. */
    private void change(TrackedOrder order, BiConsumer<GapSum, OrderGap> change) {
        var market = markets.get(order.order().symbol());
        if (market != null) {
            order.gap(market.instrument()).ifPresent(gap -> {
                change.accept(market.sum(), gap);
                change.accept(all, gap);
            });
        }
    }

    /** Of all markets. */
    GapRow all() {
        return all.row(null);
    }

    /** One a market, in the order of their symbols. */
    List<GapRow> markets() {
        return markets.entrySet().stream()
                .map(market -> market.getValue().sum().row(market.getKey()))
                .toList();
    }
}
