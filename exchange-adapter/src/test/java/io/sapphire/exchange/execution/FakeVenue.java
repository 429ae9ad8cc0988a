package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.AccountEvent.Holding;
import io.sapphire.exchange.execution.venue.Lookup;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.Receipt;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueAccount;
import io.sapphire.exchange.execution.venue.VenueFunding;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenuePosition;
import io.sapphire.exchange.execution.venue.VenueStatus;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A venue in memory: what it does with the next request is told to it, and what it pushes is only collected. */
final class FakeVenue implements VenueOrders {
    static final Symbol BITCOIN = new Symbol("BTCUSDT");
    static final Money FEE = Money.of("0.04");

    enum Mood {
        TAKES,
        REFUSES,
        /** Takes the order and loses the answer. */
        TAKES_SILENTLY,
        /** Loses the request. */
        LOSES,
        UNREACHABLE
    }

    final List<OrderId> submissions = new ArrayList<>();
    final List<UserEvent> pushed = new ArrayList<>();
    final List<VenueTrade> trades = new ArrayList<>();
    final List<VenueFunding> fundings = new ArrayList<>();
    final List<Amendment> amendments = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    final List<OrderId> withdrawn = new ArrayList<>();
    final List<Duration> countdowns = new ArrayList<>();
    final Deque<Mood> moods = new ArrayDeque<>();
    private final Map<OrderId, VenueOrder> orders = new LinkedHashMap<>();
    private final FakeClock clock;
    private Money wallet = Money.of("10000");
    private long lastId = 100;
    boolean down;
    /** Cancels are never answered, and never made. */
    boolean deafToCancels;
    /** Whatever is taken trades at once. */
    boolean tradesAtOnce;
    /** What a hedged account holds. */
    List<VenuePosition> legs = List.of();

    Optional<Quantity> mostAtMarket = Optional.empty();

    /** How long an order travels. */
    Mono<Void> road = Mono.empty();

    Function<Order, Optional<String>> objections = _ -> Optional.empty();
    Runnable onSubmit = () -> {};

    FakeVenue(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public List<Symbol> symbols() {
        return List.of(BITCOIN);
    }

    @Override
    public Optional<String> objection(Order order) {
        return objections.apply(order);
    }

    @Override
    public Optional<Quantity> mostAtMarket(Symbol symbol) {
        return mostAtMarket;
    }

    @Override
    public Mono<Outcome> submit(Order order) {
        return road.then(Mono.fromSupplier(() -> arrive(order)));
    }

    private Outcome arrive(Order order) {
        onSubmit.run();
        var mood = moods.isEmpty() ? Mood.TAKES : moods.removeFirst();
        return switch (mood) {
            case TAKES -> new Outcome.Taken(accept(order));
            case REFUSES -> new Outcome.Refused(-2019, "Margin is insufficient.");
            case TAKES_SILENTLY -> {
                var _ = accept(order);
                yield new Outcome.Unknown("503 from the venue");
            }
            case LOSES -> new Outcome.Unknown("connection lost");
            case UNREACHABLE -> new Outcome.NotSent("connection refused");
        };
    }

    /** An order that arrives, from wherever. */
    VenueOrder accept(Order order) {
        submissions.add(order.id());
        if (orders.containsKey(order.id())) {
            throw new AssertionError("order " + order.id() + " was sent twice");
        }
        var now = clock.instant();
        var taken = new VenueOrder(order, ++lastId, VenueStatus.NEW, 0, now, now);
        orders.put(order.id(), taken);
        pushed.add(new UserEvent.OrderMoved(taken, now));
        if (tradesAtOnce) {
            fill(order.id(), order.quantity().toString());
        }
        return taken;
    }

    /** Trades some of an order. */
    void fill(OrderId id, String quantity) {
        var before = order(id);
        var amount = Quantity.of(quantity);
        long executed = before.executedE8() + amount.e8();
        var status = executed == before.order().quantity().e8() ? VenueStatus.FILLED : VenueStatus.PARTIALLY_FILLED;
        var after = change(before, status, executed);
        var fill =
                new Fill(++lastId, before.order().symbol(), before.order().side(), Price.of("100"), amount, FEE, false);
        wallet = wallet.minus(FEE);
        trades.add(new VenueTrade(after.venueId(), fill, clock.instant()));
        pushed.add(new UserEvent.OrderTraded(after, fill, clock.instant()));
    }

    void expire(OrderId id) {
        end(id, VenueStatus.EXPIRED);
    }

    private void end(OrderId id, VenueStatus status) {
        var after = change(order(id), status, order(id).executedE8());
        pushed.add(new UserEvent.OrderMoved(after, clock.instant()));
    }

    private VenueOrder change(VenueOrder before, VenueStatus status, long executed) {
        var after =
                new VenueOrder(before.order(), before.venueId(), status, executed, before.createdAt(), clock.instant());
        orders.put(before.order().id(), after);
        return after;
    }

    void payFunding(String amount) {
        wallet = wallet.plus(Money.of(amount));
        fundings.add(new VenueFunding(BITCOIN, Money.of(amount), clock.instant()));
        pushed.add(new UserEvent.FundingSettled(Money.of(amount), List.of(), clock.instant()));
    }

    @Override
    public Mono<Outcome> cancel(Symbol symbol, OrderId id) {
        return deafToCancels
                ? Mono.never()
                : Mono.fromSupplier(() -> {
                    if (!orders.containsKey(id) || order(id).status().isFinal()) {
                        return new Outcome.Refused(-2011, "Unknown order sent.");
                    }
                    end(id, VenueStatus.CANCELED);
                    return new Outcome.Taken(order(id));
                });
    }

    @Override
    public Mono<Outcome> cancel(Symbol symbol, long venueOrderId) {
        return orders.values().stream()
                .filter(order -> order.venueId() == venueOrderId)
                .findFirst()
                .map(order -> cancel(symbol, order.order().id()))
                .orElseGet(() -> Mono.just(new Outcome.Refused(-2011, "Unknown order sent.")));
    }

    @Override
    public Mono<List<Outcome>> submit(List<Order> batch) {
        batches.add(batch.size());
        return Flux.fromIterable(batch).concatMap(this::submit).collectList();
    }

    @Override
    public Mono<List<Outcome>> cancel(Symbol symbol, List<OrderId> ids) {
        batches.add(ids.size());
        return Flux.fromIterable(ids).concatMap(id -> cancel(symbol, id)).collectList();
    }

    @Override
    public Mono<Receipt> cancelAll(Symbol symbol) {
        return Mono.fromSupplier(() -> {
            orders().stream()
                    .filter(order -> !order.status().isFinal())
                    .forEach(order -> end(order.order().id(), VenueStatus.CANCELED));
            return new Receipt.Done();
        });
    }

    @Override
    public Mono<Outcome> amend(Symbol symbol, Amendment amendment) {
        return Mono.fromSupplier(() -> {
            amendments.add(amendment);
            var mood = moods.isEmpty() ? Mood.TAKES : moods.removeFirst();
            return switch (mood) {
                case TAKES -> new Outcome.Taken(change(amendment));
                case REFUSES -> new Outcome.Refused(-4014, "Price not increased by tick size.");
                case TAKES_SILENTLY -> {
                    var _ = change(amendment);
                    yield new Outcome.Unknown("503 from the venue");
                }
                case LOSES -> new Outcome.Unknown("connection lost");
                case UNREACHABLE -> new Outcome.NotSent("connection refused");
            };
        });
    }

    /** A change that arrives, from wherever. */
    VenueOrder change(Amendment amendment) {
        var before = order(amendment.orderId());
        var order = before.order();
        var changed = new Order(
                order.id(),
                order.symbol(),
                order.side(),
                amendment.quantity(),
                new Terms.Limit(amendment.price(), TimeInForce.GTC),
                order.reduceOnly(),
                order.purpose());
        var after = new VenueOrder(
                changed, before.venueId(), before.status(), before.executedE8(), before.createdAt(), clock.instant());
        orders.put(order.id(), after);
        pushed.add(new UserEvent.OrderMoved(after, clock.instant()));
        return after;
    }

    @Override
    public Mono<Receipt> withdraw(OrderId id) {
        return Mono.fromSupplier(() -> {
            withdrawn.add(id);
            return new Receipt.Done();
        });
    }

    @Override
    public Mono<Receipt> countDown(Symbol symbol, Duration delay) {
        return Mono.fromSupplier(() -> {
            countdowns.add(delay);
            var mood = moods.isEmpty() ? Mood.TAKES : moods.removeFirst();
            return mood == Mood.TAKES ? new Receipt.Done() : new Receipt.Unknown("503 from the venue");
        });
    }

    @Override
    public Mono<Lookup> find(Symbol symbol, OrderId id) {
        return find(order -> order.order().id().equals(id));
    }

    @Override
    public Mono<Lookup> find(Symbol symbol, long venueOrderId) {
        return find(order -> order.venueId() == venueOrderId);
    }

    private Mono<Lookup> find(Predicate<VenueOrder> wanted) {
        return answer(orders.values().stream()
                .filter(wanted)
                .findFirst()
                .<Lookup>map(Lookup.Found::new)
                .orElseGet(Lookup.NotFound::new));
    }

    @Override
    public Mono<List<VenueOrder>> openOrders() {
        return Mono.defer(() -> answer(orders.values().stream()
                .filter(order -> !order.status().isFinal())
                .toList()));
    }

    @Override
    public Mono<List<VenueTrade>> tradesAfter(Symbol symbol, long tradeId) {
        return Mono.defer(() -> answer(trades.stream()
                .filter(trade -> trade.fill().tradeId() > tradeId)
                .toList()));
    }

    @Override
    public Mono<Long> newestTrade(Symbol symbol) {
        return answer(
                trades.stream().mapToLong(trade -> trade.fill().tradeId()).max().orElse(0));
    }

    @Override
    public Mono<List<VenueFunding>> fundingSince(Instant time) {
        return Mono.defer(() -> answer(fundings.stream()
                .filter(funding -> !funding.eventTime().isBefore(time))
                .toList()));
    }

    @Override
    public Mono<VenueAccount> account() {
        return Mono.defer(() -> answer(new VenueAccount(wallet, positions(), clock.instant())));
    }

    private List<VenuePosition> positions() {
        return legs.isEmpty()
                ? holdings().stream()
                        .map(held -> new VenuePosition(held.symbol(), PositionSide.BOTH, held.quantity()))
                        .toList()
                : legs;
    }

    List<Holding> holdings() {
        var sums = trades.stream()
                .map(VenueTrade::fill)
                .collect(Collectors.groupingBy(
                        Fill::symbol,
                        Collectors.summingLong(fill -> signed(fill).e8())));
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Holding(sum.getKey(), new SignedQuantity(sum.getValue())))
                .sorted(Comparator.comparing(Holding::symbol))
                .toList();
    }

    private static SignedQuantity signed(Fill fill) {
        return SignedQuantity.of(fill.side(), fill.quantity());
    }

    VenueOrder order(OrderId id) {
        return Optional.ofNullable(orders.get(id)).orElseThrow();
    }

    boolean has(OrderId id) {
        return orders.containsKey(id);
    }

    List<VenueOrder> orders() {
        return List.copyOf(orders.values());
    }

    private <T> Mono<T> answer(T answer) {
        return down ? Mono.error(new IllegalStateException("the venue does not answer")) : Mono.just(answer);
    }
}
