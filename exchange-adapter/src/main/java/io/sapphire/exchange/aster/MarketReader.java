package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.aster.stream.MarketMessages;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks for what the streams would have told: the book, the trades since a moment, the mark price. */
final class MarketReader {
    private static final int DEEPEST = 1_000;
    private static final int PAGE = 1_000;

    private final RestClient rest;

    MarketReader(RestClient rest) {
        this.rest = rest;
    }

    Mono<MarketEvent.BookRead> book(Symbol symbol) {
        var wanted = Parameters.of("symbol", symbol).and("limit", DEEPEST);
        return rest.ask("/fapi/v3/depth", wanted)
                .map(body -> new MarketEvent.BookRead(
                        symbol,
                        Fields.number(body.path("lastUpdateId"), 0),
                        MarketMessages.levels(body.path("bids")),
                        MarketMessages.levels(body.path("asks")),
                        Fields.time(body.path("T"))));
    }

    /** Oldest first. */
    Mono<List<MarketEvent.Traded>> tradesSince(Symbol symbol, Instant start) {
        var first = Parameters.of("symbol", symbol)
                .and("startTime", start.toEpochMilli())
                .and("limit", PAGE);
        return page(symbol, first)
                .expand(page -> page.size() < PAGE ? Mono.empty() : page(symbol, after(symbol, page)))
                .concatMapIterable(page -> page)
                .collectList();
    }

    private static Parameters after(Symbol symbol, List<MarketEvent.Traded> page) {
        return Parameters.of("symbol", symbol)
                .and("fromId", page.getLast().trade().id() + 1)
                .and("limit", PAGE);
    }

    private Mono<List<MarketEvent.Traded>> page(Symbol symbol, Parameters wanted) {
        return rest.ask("/fapi/v3/aggTrades", wanted).map(rows -> {
            var trades = new ArrayList<MarketEvent.Traded>();
            rows.forEach(row -> MarketMessages.trade(row, "a")
                    .ifPresent(trade -> trades.add(new MarketEvent.Traded(symbol, trade))));
            return trades;
        });
    }

    /** The mark price, as of the given moment; nothing if the venue has none yet. */
    Mono<Optional<MarketEvent.Marked>> mark(Symbol symbol, Instant at) {
        return rest.ask("/fapi/v3/premiumIndex", Parameters.of("symbol", symbol))
                .map(body -> mark(symbol, body, at));
    }

    private static Optional<MarketEvent.Marked> mark(Symbol symbol, JsonNode body, Instant at) {
        long price = Fields.e8(body.path("markPrice"));
        if (price == 0) {
            return Optional.empty();
        }
        return Optional.of(new MarketEvent.Marked(
                symbol,
                new Price(price),
                new Rate(Fields.e8(body.path("lastFundingRate"))),
                Fields.time(body.path("nextFundingTime")),
                at));
    }
}
