package io.sapphire.exchange.aster;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.aster.rest.ClockSync;
import io.sapphire.exchange.aster.rest.Fields;
import io.sapphire.exchange.aster.rest.OrderJson;
import io.sapphire.exchange.aster.rest.OrderWords;
import io.sapphire.exchange.aster.rest.Parameters;
import io.sapphire.exchange.aster.rest.RefusedException;
import io.sapphire.exchange.aster.rest.RestClient;
import io.sapphire.exchange.execution.venue.Lookup;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.Receipt;
import io.sapphire.exchange.execution.venue.VenueAccount;
import io.sapphire.exchange.execution.venue.VenueFunding;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenuePosition;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The account's side of Aster V3, with USDT as the only margin asset. */
public final class AsterOrders implements VenueOrders {
    private static final String ORDER = "/fapi/v3/order";
    private static final String ASSET = "USDT";
    private static final int PAGE = 1_000;
    private static final int NO_SUCH_ORDER = -2013;

    private final RestClient rest;
    private final OrderRequests requests;
    private final ClockSync clockSync;
    private final InstantSource venueClock;
    private final Rulebook rules;
    private final Supplier<List<Symbol>> symbols;

    /** @param symbols the markets traded on, in symbol order */
    public AsterOrders(
            RestClient rest,
            ClockSync clockSync,
            InstantSource venueClock,
            Rulebook rules,
            Supplier<List<Symbol>> symbols) {
        this.rest = rest;
        this.requests = new OrderRequests(rest, clockSync);
        this.clockSync = clockSync;
        this.venueClock = venueClock;
        this.rules = rules;
        this.symbols = symbols;
    }

    @Override
    public List<Symbol> symbols() {
        return symbols.get();
    }

    @Override
    public Optional<String> objection(Order order) {
        return rules.objection(order);
    }

    @Override
    public Optional<Quantity> mostAtMarket(Symbol symbol) {
        return rules.mostAtMarket(symbol);
    }

    @Override
    public Mono<Outcome> submit(Order order) {
        return requests.submit(order);
    }

    @Override
    public Mono<List<Outcome>> submit(List<Order> orders) {
        return requests.submit(orders);
    }

    @Override
    public Mono<Outcome> cancel(Symbol symbol, OrderId id) {
        return requests.cancel(Parameters.of("symbol", symbol).and("origClientOrderId", id));
    }

    @Override
    public Mono<Outcome> cancel(Symbol symbol, long venueOrderId) {
        return requests.cancel(Parameters.of("symbol", symbol).and("orderId", venueOrderId));
    }

    @Override
    public Mono<List<Outcome>> cancel(Symbol symbol, List<OrderId> ids) {
        return requests.cancel(symbol, ids);
    }

    @Override
    public Mono<Receipt> cancelAll(Symbol symbol) {
        return requests.cancelAll(symbol);
    }

    @Override
    public Mono<Outcome> amend(Symbol symbol, Amendment amendment) {
        return requests.amend(symbol, amendment);
    }

    @Override
    public Mono<Receipt> withdraw(OrderId id) {
        return requests.withdraw(id);
    }

    @Override
    public Mono<Receipt> countDown(Symbol symbol, Duration delay) {
        return requests.countDown(symbol, delay);
    }

    /** A question that was refused because our clock is off is asked once more. */
    private Mono<JsonNode> ask(String path, Parameters wanted) {
        return rest.askSigned(path, wanted)
                .onErrorResume(
                        failure -> failure instanceof RefusedException refusal && OrderRequests.isLate(refusal.code()),
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
        return new VenueAccount(wallet(balances), held(positions), venueClock.instant());
    }

    private static Money wallet(JsonNode balances) {
        for (var row : balances) {
            if (ASSET.equals(row.path("asset").asString())) {
                return new Money(Fields.e8(row.path("balance")));
            }
        }
        return Money.ZERO;
    }

    /** The venue may name every market it lists; what is flat is of no interest, and may have any name. */
    private static List<VenuePosition> held(JsonNode rows) {
        var held = new ArrayList<VenuePosition>();
        for (var row : rows) {
            if (Fields.e8(row.path("positionAmt")) != 0) {
                held.add(position(row));
            }
        }
        return held;
    }

    private static VenuePosition position(JsonNode row) {
        return new VenuePosition(
                new Symbol(row.path("symbol").asString()),
                OrderWords.positionSide(row.path("positionSide").asString("")),
                new SignedQuantity(Fields.e8(row.path("positionAmt"))));
    }

    private static <T> List<T> list(JsonNode rows, Function<JsonNode, T> reader) {
        var list = new ArrayList<T>(rows.size());
        rows.forEach(row -> list.add(reader.apply(row)));
        return list;
    }
}
