package io.sapphire.coordinator.core;

import io.sapphire.coordinator.consensus.Consensus;
import io.sapphire.coordinator.consensus.Seats;
import io.sapphire.coordinator.execution.Bracket;
import io.sapphire.coordinator.execution.Nakedness;
import io.sapphire.coordinator.execution.OrderLedger;
import io.sapphire.coordinator.execution.Throttle;
import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.coordinator.risk.RiskLimits;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the core remembers. For one thread at a time; only the core writes it. */
public final class CoreState {
    private final TradingSettings settings;
    private final Map<Symbol, Market> markets = new TreeMap<>();
    private final Latches latches = new Latches();
    private final Account account = new Account();
    private final Throttle throttle = new Throttle();
    private final Nakedness nakedness = new Nakedness();
    private final LimitBook limits;
    private final Seats seats = new Seats();
    private final Consensus consensus;
    private final OrderLedger orders = new OrderLedger();
    private final TreeSet<Symbol> disputed = new TreeSet<>();
    private Replication replication = Replication.CURRENT;
    private Readiness readiness = Readiness.DISCONNECTED;
    private Instant now = Instant.EPOCH;
    private boolean reconciled;
    private long step;
    private long epoch;
    private long lastReport;
    private long sequence;

    CoreState(MeshEvent.RunStarted run, TradingSettings settings) {
        this.settings = settings;
        this.limits = new LimitBook(run.settings());
        this.consensus = new Consensus(settings.consensus(), settings.trading().largestPosition());
        run.listings().forEach(listing -> markets.put(listing.symbol(), new Market(listing, settings.sizing())));
    }

    void advance(long recorded) {
        sequence = recorded;
    }

    List<Effect> advance(MeshEvent.TimeAdvanced time) {
        boolean newDay = !time.venueTime().truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        now = time.venueTime();
        step = time.step();
        account.look(newDay);
        markets.keySet().forEach(this::lookAtProtection);
        return List.of();
    }

    List<Effect> lead(long newEpoch) {
        epoch = newEpoch;
        reconciled = false;
        return List.of();
    }

    List<Effect> compare(MeshEvent.PositionReconciled compared) {
        reconciled = true;
        if (compared.oursE8() == compared.venuesE8()) {
            disputed.remove(compared.symbol());
        } else {
            disputed.add(compared.symbol());
        }
        account.compared();
        return List.of();
    }

    void ready(Readiness next) {
        readiness = next;
    }

    void replicate(Replication next) {
        replication = next;
    }

    void reported(long report) {
        lastReport = Math.max(lastReport, report);
    }

    /** Whether a market is part of this run. */
    boolean trades(Symbol symbol) {
        return markets.containsKey(symbol);
    }

    Market market(Symbol symbol) {
        var market = markets.get(symbol);
        if (market == null) {
            throw new IllegalArgumentException("market " + symbol + " is not part of this run");
        }
        return market;
    }

    Collection<Market> markets() {
        return markets.values();
    }

    public List<Listing> listings() {
        return markets.values().stream().map(Market::listing).toList();
    }

    /** Number of the last frame of a market, 0 before the first. */
    public long lastFrame(Symbol symbol) {
        return market(symbol).lastFrame();
    }

    /** Number of the frame whose round closed last, 0 before the first. */
    public long closedRound(Symbol symbol) {
        return market(symbol).closedRound();
    }

    /** Frames whose book could not be used. */
    public long invalidBooks() {
        return markets.values().stream().mapToLong(Market::invalidBooks).sum();
    }

    /** Books an execution; an entry that trades counts towards the throttle. */
    void book(OrderId order, Fill fill) {
        account.book(fill, now);
        boolean entry = orders.find(order)
                .filter(own -> own.intent() > 0 && own.order().purpose() == Purpose.ENTRY)
                .isPresent();
        if (entry) {
            var pace = limits().pace();
            throttle.executed(fill.symbol(), order, now, pace.maxExecutions(), pace.executionsWithin());
        }
    }

    /** Only a stop that the venue has taken protects. */
    void lookAtProtection(Symbol symbol) {
        var held = portfolio().position(symbol);
        boolean stopped = orders.open(symbol, Purpose.PROTECTION).stream().anyMatch(own -> Bracket.protects(own, held));
        nakedness.look(symbol, !held.quantity().isZero() && !stopped, now);
    }

    /** How long positions were without a stop at the venue. */
    public Nakedness nakedness() {
        return nakedness;
    }

    Account account() {
        return account;
    }

    Throttle throttle() {
        return throttle;
    }

    Latches latches() {
        return latches;
    }

    /** Cash and all positions at their last mark. */
    public Money equity() {
        return account.equity();
    }

    /** The limits that hold now. */
    public LimitBook limitBook() {
        return limits;
    }

    RiskLimits limits() {
        return limits.limits();
    }

    /** @throws IllegalStateException before the first frame of a market */
    Price mark(Symbol symbol) {
        var mark = account.marks().get(symbol);
        if (mark == null) {
            throw new IllegalStateException("no mark price for " + symbol);
        }
        return mark;
    }

    TradingSettings settings() {
        return settings;
    }

    Seats seats() {
        return seats;
    }

    Consensus consensus() {
        return consensus;
    }

    OrderLedger orders() {
        return orders;
    }

    Portfolio portfolio() {
        return account.portfolio();
    }

    /** Whether an operator's hand came between an order's approval and its departure. */
    public boolean forbids(Order order) {
        var standing = latches.state(order.symbol());
        return switch (order.purpose()) {
            case ENTRY -> standing != TradingState.ACTIVE;
            case EXIT -> standing == TradingState.HALTED && !latches.flattening(order.symbol());
            case PROTECTION -> false;
        };
    }

    /** Whether the replica was lost between an order's approval and its departure, and the order is not worth that. */
    public boolean endangers(Order order) {
        return order.purpose() == Purpose.ENTRY && replication == Replication.LOST;
    }

    /** Whether what is decided survives this host. */
    public Replication replication() {
        return replication;
    }

    /** Whether the venue's view was compared with ours since this leadership began, and agreed. */
    boolean reconciled(Symbol symbol) {
        return reconciled && !disputed.contains(symbol);
    }

    public Readiness readiness() {
        return readiness;
    }

    /** The operator's hand on all trading. */
    public Latch latch() {
        return latches.all();
    }

    /**
     * Markets that are held back by themselves, in symbol order: by an operator, or because entries were repeated too
     * often in them.
     */
    public SortedMap<Symbol, Latch> held() {
        var held = new TreeMap<>(latches.held());
        markets.keySet().stream().filter(throttle::isOff).forEach(symbol -> held.putIfAbsent(symbol, Latch.THROTTLED));
        return held;
    }

    /** Lets entries of a market pass again that were repeated too often, here or in the run before. */
    void rearm(Symbol symbol) {
        throttle.rearm(symbol);
        latches.rearm(symbol);
    }

    /** Venue time. */
    public Instant now() {
        return now;
    }

    public long step() {
        return step;
    }

    public long epoch() {
        return epoch;
    }

    /** The adapter's number of the last report that was applied. */
    public long lastReport() {
        return lastReport;
    }

    /** Of the last event that was applied. */
    public long sequence() {
        return sequence;
    }

    /** All of it. */
    record Memory(
            List<Market.Memory> markets,
            Latches.Memory latches,
            Account.Memory account,
            Throttle.Memory throttle,
            Nakedness.Memory nakedness,
            LimitBook.Memory limits,
            Seats.Memory seats,
            Consensus.Memory consensus,
            OrderLedger.Memory orders,
            List<Symbol> disputed,
            Readiness readiness,
            Replication replication,
            Instant now,
            boolean reconciled,
            long step,
            long epoch,
            long lastReport,
            long sequence) {}

    Memory memory() {
        return new Memory(
                markets.values().stream().map(Market::memory).toList(),
                latches.memory(),
                account.memory(),
                throttle.memory(),
                nakedness.memory(),
                limits.memory(),
                seats.memory(),
                consensus.memory(),
                orders.memory(),
                List.copyOf(disputed),
                readiness,
                replication,
                now,
                reconciled,
                step,
                epoch,
                lastReport,
                sequence);
    }

    void recall(Memory memory) {
        memory.markets().forEach(market -> market(market.symbol()).recall(market));
        latches.recall(memory.latches());
        account.recall(memory.account());
        throttle.recall(memory.throttle());
        nakedness.recall(memory.nakedness());
        limits.recall(memory.limits());
        seats.recall(memory.seats());
        consensus.recall(memory.consensus());
        orders.recall(memory.orders());
        disputed.addAll(memory.disputed());
        readiness = memory.readiness();
        replication = memory.replication();
        now = memory.now();
        reconciled = memory.reconciled();
        step = memory.step();
        epoch = memory.epoch();
        lastReport = memory.lastReport();
        sequence = memory.sequence();
    }
}
