package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import io.sapphire.exchange.aster.rest.Answer;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderJson;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.execution.venue.Lookup;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.VenueAccount;
import io.sapphire.exchange.execution.venue.VenueFunding;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The account's side of Aster V3, in one-way mode, with USDT as the only margin asset. */
public final class AsterOrders implements VenueOrders {
    private static final String ORDER = "/fapi/v3/order";
    private static final String ASSET = "USDT";
    private static final int PAGE = 1_000;
    private static final int NO_SUCH_ORDER = -2013;
    private static final int NONCE_EXPIRED = -4225;
    /** The same in the venue's older words. */
    private static final int TIMESTAMP_OFF = -1021;

    private final RestClient rest;
    private final ClockSync clockSync;
    private final InstantSource venueClock;
    private final Supplier<List<Symbol>> symbols;

    /** @param symbols the markets traded on, in symbol order */
    public AsterOrders(RestClient rest, ClockSync clockSync, InstantSource venueClock, Supplier<List<Symbol>> symbols) {
        this.rest = rest;
        this.clockSync = clockSync;
        this.venueClock = venueClock;
        this.symbols = symbols;
    }

    @Override
    public List<Symbol> symbols() {
        return symbols.get();
    }

    @Override
    public Mono<Outcome> submit(Order order) {
        return rest.post(ORDER, OrderParameters.of(order))
                .map(AsterOrders::outcome)
                .flatMap(this::resyncIfLate);
    }

    @Override
    public Mono<Outcome> cancel(Symbol symbol, OrderId id) {
        var parameters = Parameters.of("symbol", symbol).and("origClientOrderId", id);
        return rest.delete(ORDER, parameters).map(AsterOrders::outcome).flatMap(this::resyncIfLate);
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Ok ok -> taken(ok.body());
            case Answer.Refusal refusal -> new Outcome.Refused(refusal.code(), refusal.reason());
            case Answer.Doubt doubt -> new Outcome.Unknown(doubt.cause());
            case Answer.NotSent notSent -> new Outcome.NotSent(notSent.cause());
        };
    }

    /** An answer that is no order says nothing about ours. */
    private static Outcome taken(JsonNode body) {
        try {
            return new Outcome.Taken(OrderJson.order(body));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            return new Outcome.Unknown("an answer that is no order: " + e.getMessage());
        }
    }

    /** Our clock is off: the order was refused for it, the next one need not be. */
    private Mono<Outcome> resyncIfLate(Outcome outcome) {
        boolean late = outcome instanceof Outcome.Refused refused && isLate(refused.code());
        return late ? clockSync.run().onErrorComplete().thenReturn(outcome) : Mono.just(outcome);
    }

    private static boolean isLate(int code) {
        return code == NONCE_EXPIRED || code == TIMESTAMP_OFF;
    }

    /** A question that was refused because our clock is off is asked once more. */
    private Mono<JsonNode> ask(String path, Parameters wanted) {
        return rest.askSigned(path, wanted)
                .onErrorResume(
                        failure -> failure instanceof RefusedException refusal && isLate(refusal.code()),
                        _ -> clockSync.run().then(rest.askSigned(path, wanted)));
    }

    @Override
    public Mono<Lookup> find(Symbol symbol, OrderId id) {
        return find(Parameters.of("symbol", symbol).and("origClientOrderId", id));
    }

    @Override
    public Mono<Lookup> find(Symbol symbol, long venueOrderId) {
        return find(Parameters.of("symbol", symbol).and("orderId", venueOrderId));
    }

    private Mono<Lookup> find(Parameters wanted) {
        return ask(ORDER, wanted)
                .<Lookup>map(body -> new Lookup.Found(OrderJson.order(body)))
                .onErrorResume(RefusedException.class, AsterOrders::notFound);
    }

    private static Mono<Lookup> notFound(RefusedException refusal) {
        return refusal.code() == NO_SUCH_ORDER ? Mono.just(new Lookup.NotFound()) : Mono.error(refusal);
    }

    @Override
    public Mono<List<VenueOrder>> openOrders() {
        return ask("/fapi/v3/openOrders", Parameters.none()).map(rows -> list(rows, OrderJson::order));
    }

    @Override
    public Mono<List<VenueTrade>> tradesAfter(Symbol symbol, long tradeId) {
        return page(symbol, tradeId + 1)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(symbol, page.getLast().fill().tradeId() + 1))
                .concatMapIterable(page -> page)
                .collectList();
    }

    private Mono<List<VenueTrade>> page(Symbol symbol, long fromId) {
        var wanted = Parameters.of("symbol", symbol).and("fromId", fromId).and("limit", PAGE);
        return ask("/fapi/v3/userTrades", wanted).map(rows -> list(rows, OrderJson::trade));
    }

    @Override
    public Mono<Long> newestTrade(Symbol symbol) {
        var wanted = Parameters.of("symbol", symbol).and("limit", 1);
        return ask("/fapi/v3/userTrades", wanted)
                .map(rows -> list(rows, OrderJson::trade).stream()
                        .mapToLong(trade -> trade.fill().tradeId())
                        .max()
                        .orElse(0));
    }

    @Override
    public Mono<List<VenueFunding>> fundingSince(Instant time) {
        var wanted = Parameters.of("incomeType", "FUNDING_FEE")
                .and("startTime", time.toEpochMilli())
                .and("limit", PAGE);
        return ask("/fapi/v3/income", wanted).map(rows -> list(rows, AsterOrders::funding));
    }

    private static VenueFunding funding(JsonNode row) {
        return new VenueFunding(
                new Symbol(row.path("symbol").asString()),
                new Money(Fields.e8(row.path("income"))),
                Fields.time(row.path("time")));
    }

    @Override
    public Mono<VenueAccount> account() {
        return ask("/fapi/v3/balance", Parameters.none())
                .zipWhen(_ -> ask("/fapi/v3/positionRisk", Parameters.none()))
                .map(read -> account(read.getT1(), read.getT2()));
    }

    private VenueAccount account(JsonNode balances, JsonNode positions) {
        var holdings = list(positions, AsterOrders::holding).stream()
                .filter(holding -> !holding.quantity().isZero())
                .sorted(Comparator.comparing(Holding::symbol))
                .toList();
        return new VenueAccount(wallet(balances), holdings, venueClock.instant());
    }

    private static Money wallet(JsonNode balances) {
        for (var row : balances) {
            if (ASSET.equals(row.path("asset").asString())) {
                return new Money(Fields.e8(row.path("balance")));
            }
        }
        return Money.ZERO;
    }

    private static Holding holding(JsonNode row) {
        return new Holding(
                new Symbol(row.path("symbol").asString()), new SignedQuantity(Fields.e8(row.path("positionAmt"))));
    }

    private static <T> List<T> list(JsonNode rows, Function<JsonNode, T> reader) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(reader.apply(row)));
        return list;
    }
}
