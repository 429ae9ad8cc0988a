package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.marketdata.Candle;
import io.sapphire.exchange.marketdata.CandleInterval;
import io.sapphire.exchange.marketdata.FundingSettlement;
import io.sapphire.exchange.marketdata.History;
import io.sapphire.exchange.marketdata.MarkView;
import io.sapphire.exchange.marketdata.MarketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The past of Aster's markets, page by page. */
public final class AsterHistory implements History {
    private static final int PAGE = 1_000;
    private static final int MOST_CANDLES = 10_000;
    /** The venue settles every eight hours where it does not say otherwise. */
    private static final long USUAL_HOURS = 8;

    private final RestClient rest;

    public AsterHistory(RestClient rest) {
        this.rest = rest;
    }

    @Override
    public Mono<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to) {
        if (Duration.between(from, to).dividedBy(interval.length()) > MOST_CANDLES) {
            return Mono.error(new IllegalArgumentException(
                    "from " + from + " to " + to + " are more than " + MOST_CANDLES + " candles"));
        }
        Function<Instant, Parameters> wanted = start -> Parameters.of("symbol", symbol)
                .and("interval", interval.word())
                .and("startTime", start.toEpochMilli())
                .and("endTime", to.toEpochMilli() - 1)
                .and("limit", PAGE);
        return pages("/fapi/v3/klines", from, wanted, AsterHistory::candle, Candle::start);
    }

    @Override
    public Mono<List<Trade>> trades(Symbol symbol, Instant from) {
        return new MarketReader(rest)
                .tradesSince(symbol, from)
                .map(trades -> trades.stream().map(MarketEvent.Traded::trade).toList());
    }

    @Override
    public Mono<List<FundingSettlement>> funding(Symbol symbol, Instant from, Instant to) {
        Function<Instant, Parameters> wanted = start -> Parameters.of("symbol", symbol)
                .and("startTime", start.toEpochMilli())
                .and("endTime", to.toEpochMilli() - 1)
                .and("limit", PAGE);
        return pages("/fapi/v3/fundingRate", from, wanted, AsterHistory::settlement, FundingSettlement::eventTime);
    }

    /** The next page begins after the last row of this one; a full page that brings no progress is the last. */
    private <T> Mono<List<T>> pages(
            String path,
            Instant from,
            Function<Instant, Parameters> wanted,
            Function<JsonNode, T> reader,
            Function<T, Instant> time) {
        return page(path, wanted.apply(from), reader)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(path, wanted.apply(time.apply(page.getLast()).plusMillis(1)), reader))
                .concatMapIterable(page -> page)
                .collectList();
    }

    private <T> Mono<List<T>> page(String path, Parameters wanted, Function<JsonNode, T> reader) {
        return rest.ask(path, wanted).map(rows -> {
            var list = new ArrayList<T>(rows.size());
            rows.forEach(row -> list.add(reader.apply(row)));
            return list;
        });
    }

    private static Candle candle(JsonNode row) {
        return new Candle(
                Fields.time(row.path(0)),
                price(row.path(1)),
                price(row.path(2)),
                price(row.path(3)),
                price(row.path(4)),
                row.path(5).asString(""),
                row.path(7).asString(""),
                Fields.number(row.path(8), 0));
    }

    private static Price price(JsonNode field) {
        return new Price(Fields.e8(field));
    }

    private static FundingSettlement settlement(JsonNode row) {
        return new FundingSettlement(
                new Rate(Fields.e8(row.path("fundingRate"))), Fields.time(row.path("fundingTime")));
    }

    @Override
    public Mono<MarkView> mark(Symbol symbol) {
        var wanted = Parameters.of("symbol", symbol);
        return rest.ask("/fapi/v3/premiumIndex", wanted)
                .zipWhen(_ -> rest.ask("/fapi/v3/fundingInfo", wanted))
                .map(read -> mark(read.getT1(), only(read.getT2())));
    }

    /** The venue answers with a list of one. */
    private static JsonNode only(JsonNode answer) {
        return answer.isArray() ? answer.path(0) : answer;
    }

    private static MarkView mark(JsonNode mark, JsonNode terms) {
        return new MarkView(
                price(mark.path("markPrice")),
                Fields.e8(mark.path("indexPrice")),
                new Rate(Fields.e8(mark.path("lastFundingRate"))),
                Fields.time(mark.path("nextFundingTime")),
                Duration.ofHours(Fields.number(terms.path("fundingIntervalHours"), USUAL_HOURS)),
                new Rate(Fields.e8(terms.path("fundingFeeCap"))),
                new Rate(Fields.e8(terms.path("fundingFeeFloor"))),
                Fields.time(mark.path("time")));
    }
}
