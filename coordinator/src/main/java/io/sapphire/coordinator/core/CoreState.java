package io.sapphire.coordinator.core;

import io.sapphire.coordinator.consensus.Consensus;
import io.sapphire.coordinator.consensus.Seats;
import io.sapphire.coordinator.execution.OrderLedger;
import io.sapphire.coordinator.portfolio.Portfolio;
import io.sapphire.coordinator.portfolio.TradeResults;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.portfolio.AccountEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that the core remembers. For one thread at a time; only the core writes it. */
public final class CoreState {
    private final TradingSettings settings;
    private final Map<Symbol, Market> markets = new TreeMap<>();
    private final Map<Symbol, Price> marks = new TreeMap<>();
    private final Seats seats = new Seats();
    private final Consensus consensus;
    private final OrderLedger orders = new OrderLedger();
    private final Portfolio portfolio = new Portfolio();
    private final TradeResults results = new TradeResults();
    private final TreeSet<Symbol> disputed = new TreeSet<>();
    private Readiness readiness = Readiness.DISCONNECTED;
    private Latch latch = Latch.OPEN;
    private Instant now = Instant.EPOCH;
    private Money dayStart = Money.ZERO;
    private Money peak = Money.ZERO;
    private boolean reconciled;
    private long step;
    private long epoch;
    private long lastReport;
    private long sequence;

    CoreState(MeshEvent.RunStarted run, TradingSettings settings) {
        this.settings = settings;
        this.consensus = new Consensus(settings.consensus(), settings.trading().largestPosition());
        run.listings().forEach(listing -> markets.put(listing.symbol(), new Market(listing)));
    }

    void advance(long recorded) {
        sequence = recorded;
    }

    List<Effect> advance(MeshEvent.TimeAdvanced time) {
        boolean newDay = !time.venueTime().truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        now = time.venueTime();
        step = time.step();
        peak = peak.max(equity());
        if (newDay) {
            dayStart = equity();
            results.newDay();
        }
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
        if (dayStart.signum() == 0) {
            dayStart = equity();
        }
        return List.of();
    }

    void ready(Readiness next) {
        readiness = next;
    }

    void latch(Latch next) {
        latch = next;
    }

    void reported(long report) {
        lastReport = Math.max(lastReport, report);
    }

    void observeMark(MarketFrame frame) {
        marks.put(frame.symbol(), frame.mark());
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

    /** Books an execution and what it made of the trade it belongs to. */
    void book(Fill fill) {
        var before = portfolio.position(fill.symbol());
        var realised = portfolio.realised();
        portfolio.fill(fill);
        var after = portfolio.position(fill.symbol());
        results.fill(fill, before, after, portfolio.realised().minus(realised), now);
    }

    /** Books what happened to the account otherwise; money that comes or goes is neither gain nor loss. */
    void book(AccountEvent fact) {
        portfolio.apply(fact);
        if (fact instanceof AccountEvent.BalanceChanged changed) {
            peak = peak.plus(changed.amount());
        }
    }

    TradeResults results() {
        return results;
    }

    /** Highest equity so far, seen whenever time advanced. */
    Money peak() {
        return peak;
    }

    /** Cash and all positions at their last mark. */
    public Money equity() {
        return portfolio.equity(marks);
    }

    Money lossToday() {
        return dayStart.minus(equity());
    }

    Map<Symbol, Price> marks() {
        return marks;
    }

    /** @throws IllegalStateException before the first frame of a market */
    Price mark(Symbol symbol) {
        var mark = marks.get(symbol);
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
        return portfolio;
    }

    /** Whether the venue's view was compared with ours since this leadership began, and agreed. */
    boolean reconciled(Symbol symbol) {
        return reconciled && !disputed.contains(symbol);
    }

    public Readiness readiness() {
        return readiness;
    }

    public Latch latch() {
        return latch;
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
}
