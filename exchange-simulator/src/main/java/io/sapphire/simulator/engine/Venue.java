package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.latency.Inbox;
import io.sapphire.simulator.latency.Latency;
import io.sapphire.simulator.latency.Request;
import io.sapphire.simulator.market.Tape;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.order.VenueOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A venue with one account, one-way and cross margin, over recorded markets. A request is checked and answered at once,
 * at {@link #now()}; it reaches the matching engine after its latency, when time is advanced beyond that. The same calls
 * give the same facts, and it does not matter in how many steps time is advanced. Not thread-safe.
 *
 * <p>Our orders do not move the recorded market and do not meet each other.
 */
public final class Venue {
    /** The largest order that is taken. */
    public static final Quantity MOST = Admission.MOST;

    private final VenueTerms terms;
    private final Tape tape;
    private final VenueListener listener;
    private final MarketStates markets;
    private final Account account;
    private final Orders orders = new Orders();
    private final Margin margin;
    private final Admission admission;
    private final Trading trading;
    private final Arrival arrival;
    private final Rounds rounds;
    private final Playback playback;
    private final Clocks clocks;
    private final Inbox inbox;
    private Instant now;

    public Venue(VenueTerms terms, List<Listing> listings, Tape tape, VenueListener listener) {
        this.terms = terms;
        this.tape = tape;
        this.listener = listener;
        this.now = terms.start();
        markets = new MarketStates(listings, now);
        account = new Account(terms.deposit(), now);
        margin = new Margin(markets, account, orders);
        admission = new Admission(markets, account, orders, margin);
        trading = new Trading(markets, account, orders, listener);
        arrival = new Arrival(markets, orders, trading, listener);
        rounds = new Rounds(markets, account, orders, margin, trading, listener);
        clocks = new Clocks(now);
        playback = new Playback(markets, trading, arrival, rounds, clocks, listener);
        inbox = new Inbox(new Latency(terms.seed(), terms.latency()));
    }

    /** Everything before this instant has happened, nothing at it or after it. */
    public Instant now() {
        return now;
    }

    /** Why an order would be refused now; nothing if it would be taken. */
    public Optional<Refusal> check(NewOrder order) {
        return admission.check(order);
    }

    public Outcome submit(NewOrder order) {
        return check(order).<Outcome>map(Outcome.Refused::new).orElseGet(() -> take(order));
    }

    public boolean canCancel(Symbol symbol, OrderRef ref) {
        return orders.find(symbol, ref).filter(VenueOrder::isOpen).isPresent();
    }

    /** Answers with the order as it is now; the user facts tell what becomes of it. */
    public Outcome cancel(Symbol symbol, OrderRef ref) {
        var found = orders.find(symbol, ref).filter(VenueOrder::isOpen);
        if (found.isEmpty()) {
            return new Outcome.Refused(Refusal.CANCEL_REJECTED);
        }
        var order = found.orElseThrow();
        var arrives = inbox.arrival("cancel " + order.order().clientOrderId(), now);
        inbox.add(new Request.Cancel(order.orderId(), arrives));
        return new Outcome.Taken(order.view());
    }

    public void cancelAll(Symbol symbol) {
        inbox.add(new Request.CancelAll(symbol, inbox.arrival("cancel all " + symbol + " " + now, now)));
    }

    /**
     * Cancels every open order of a market unless this is called again in time.
     *
     * @param delay zero stops it
     */
    public void countdown(Symbol symbol, Duration delay) {
        if (delay.isZero()) {
            clocks.stopCountdown(symbol);
        } else {
            clocks.countdown(symbol, now.plus(delay));
        }
    }

    /** Why a leverage would be refused; nothing if it would be set. */
    public Optional<Refusal> checkLeverage(Symbol symbol, int leverage) {
        if (markets.find(symbol).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_SYMBOL);
        }
        if (leverage < 1 || leverage > Account.HIGHEST_LEVERAGE) {
            return Optional.of(Refusal.LEVERAGE);
        }
        return Optional.empty();
    }

    public void leverage(Symbol symbol, int leverage) {
        account.leverage(symbol, leverage);
        listener.onUser(new UserFact.LeverageMoved(symbol, leverage, now));
    }

    /** Lets everything happen that happens before an instant; then it is that instant. */
    public void advance(Instant to) {
        for (var next = nextTime(); next.isBefore(to); next = nextTime()) {
            now = next;
            happen();
        }
        now = to;
    }

    public Collection<MarketState> markets() {
        return markets.all();
    }

    public Optional<MarketState> market(Symbol symbol) {
        return markets.find(symbol);
    }

    public Account account() {
        return account;
    }

    /** Wallet and unrealised profit at the last published marks. */
    public Money equity() {
        return margin.equity();
    }

    /** What new orders may still bind; never negative. */
    public Money available() {
        return margin.equity().minus(margin.initial()).max(Money.ZERO);
    }

    /** @throws java.util.NoSuchElementException if the market is not listed */
    public PositionView position(Symbol symbol) {
        return trading.position(symbol);
    }

    /** Every order ever taken, oldest first. */
    public List<OrderView> orders() {
        return orders.views();
    }

    public Optional<OrderView> order(Symbol symbol, OrderRef ref) {
        return orders.find(symbol, ref).map(VenueOrder::view);
    }

    /** Oldest first. */
    public List<OrderView> openOrders() {
        return orders.open().stream().map(VenueOrder::view).toList();
    }

    /** Oldest first. */
    public List<VenueFill> fills() {
        return trading.fills();
    }

    /** Of every funding interval; positive is paid by longs to shorts. */
    public Rate fundingRate() {
        return Rounds.FUNDING_RATE;
    }

    /** When funding is settled next. */
    public Instant nextFunding() {
        return clocks.nextFunding();
    }

    private Outcome take(NewOrder order) {
        var taken = orders.take(order, false, now);
        var arrives = inbox.arrival(order.clientOrderId().value(), now);
        inbox.add(new Request.Place(taken.orderId(), arrives));
        return new Outcome.Taken(taken.view());
    }

    private Instant nextTime() {
        var next = tape.nextTime();
        next = earlier(next, clocks.nextMark());
        next = earlier(next, clocks.nextFunding());
        next = earlier(next, clocks.nextCountdown());
        return earlier(next, inbox.nextTime());
    }

    /** One thing at a time; at one instant in this order. */
    private void happen() {
        if (tape.nextTime().equals(now)) {
            playback.apply(tape.next(), now);
        } else if (clocks.nextMark().equals(now)) {
            clocks.marked();
            mark();
        } else if (clocks.nextFunding().equals(now)) {
            clocks.funded();
            rounds.fund(now);
        } else if (clocks.nextCountdown().equals(now)) {
            clocks.countedDown(now).ifPresent(this::countedDown);
        } else {
            arrive(inbox.next());
        }
    }

    private void countedDown(Symbol symbol) {
        if (terms.countdownSparesStops()) {
            trading.cancelAllButStops(symbol, now);
        } else {
            trading.cancelAll(symbol, now);
        }
    }

    private void mark() {
        if (tape.nextTime().equals(Instant.MAX)) {
            playback.refreshBooks();
        } else {
            playback.publishMarks(now);
        }
    }

    private void arrive(Request request) {
        switch (request) {
            case Request.Place place -> arrival.arrive(orders.byId(place.orderId()), now);
            case Request.Cancel cancel -> trading.cancel(orders.byId(cancel.orderId()), now);
            case Request.CancelAll all -> trading.cancelAll(all.symbol(), now);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }
}
