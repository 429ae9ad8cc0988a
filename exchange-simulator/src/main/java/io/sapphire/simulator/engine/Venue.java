package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.latency.Inbox;
import io.sapphire.simulator.latency.Latency;
import io.sapphire.simulator.market.Tape;
import io.sapphire.simulator.order.Leg;
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
 * A venue with one account over recorded markets. A request is checked and answered at once,
 * at {@link #now()}; it reaches the matching engine after its latency, when time is advanced beyond that. The same calls
 * give the same facts, and it does not matter in how many steps time is advanced. Not thread-safe.
 *
 * <p>Our orders do not move the recorded market and never trade with each other.
 */
public final class Venue {
    /** Open orders of one market. */
    public static final int MOST_ORDERS = Admission.MOST_ORDERS;
    /** Of those, how many may wait for a trigger. */
    public static final int MOST_WAITING = Admission.MOST_WAITING;

    private final MarketStates markets;
    private final Account account;
    private final Orders orders = new Orders();
    private final Standing standing;
    private final Notices notices;
    private final Ordering ordering;
    private final AccountChanges changes;
    private final Upsets upsets;
    private final Trading trading;
    private final Rounds rounds;
    private final Clocks clocks;
    private final Course course;
    private Instant now;

    public Venue(VenueTerms terms, List<Listing> listings, Tape tape, VenueListener listener) {
        this.now = terms.start();
        markets = new MarketStates(listings, terms, now);
        account = new Account(terms.deposit(), now);
        var margin = new Margin(markets, account, orders);
        standing = new Standing(markets, account, margin);
        notices = new Notices(markets, account, listener);
        var inbox = new Inbox(
                new Latency(terms.seed(), terms.latency(), terms.models().latency()));
        ordering = new Ordering(orders, new Admission(markets, account, orders, margin), inbox);
        changes = new AccountChanges(markets, account, orders, margin, notices);
        trading = new Trading(markets, account, orders, notices);
        var arrival = new Arrival(markets, orders, trading, notices);
        rounds = new Rounds(markets, account, notices, listener);
        clocks = new Clocks(now);
        var liquidation = new Liquidation(markets, account, orders, margin, trading, notices);
        var calls = new MarginCalls(markets, account, margin, notices);
        var playback = new Playback(markets, trading, arrival, rounds, liquidation, calls, listener);
        upsets = new Upsets(markets, account, orders, ordering, trading, playback, notices);
        course = new Course(terms, tape, markets, clocks, inbox, playback, rounds, arrival, trading);
    }

    /** Everything before this instant has happened, nothing at it or after it. */
    public Instant now() {
        return now;
    }

    /** Why an order would be refused now; nothing if it would be taken. */
    public Optional<Refusal> check(NewOrder order) {
        return ordering.check(order);
    }

    public Outcome submit(NewOrder order) {
        return ordering.submit(order, now);
    }

    public boolean canCancel(Symbol symbol, OrderRef ref) {
        return ordering.canCancel(symbol, ref);
    }

    /** Answers with the order as it is now; the user facts tell what becomes of it. */
    public Outcome cancel(Symbol symbol, OrderRef ref) {
        return ordering.cancel(symbol, ref, now);
    }

    public void cancelAll(Symbol symbol) {
        ordering.cancelAll(symbol, now);
    }

    /** Why an order would not get another price and size; nothing if it would. */
    public Optional<Refusal> checkAmendment(Symbol symbol, OrderRef ref, long quantityE8, Price price) {
        return ordering.checkAmendment(symbol, ref, quantityE8, price);
    }

    /**
     * Gives a limit order another price and size; answers with the order as it will be.
     *
     * @param quantityE8 base-asset units, in 1e-8 units, what is executed included
     */
    public Outcome amend(Symbol symbol, OrderRef ref, long quantityE8, Price price) {
        return ordering.amend(symbol, ref, quantityE8, price, now);
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

    /** Why a change would be refused now; nothing if it would be made. */
    public Optional<Refusal> check(AccountChange change) {
        return changes.check(change);
    }

    /** Makes a change that was checked. */
    public void change(AccountChange change) {
        changes.apply(change, now);
    }

    /** Why something unasked cannot happen now, in a sentence; nothing if it can. */
    public Optional<String> check(Upset upset) {
        return upsets.check(upset);
    }

    /** Lets something unasked happen that was checked. */
    public void upset(Upset upset) {
        upsets.apply(upset, now);
    }

    /** Lets everything happen that happens before an instant; then it is that instant. */
    public void advance(Instant to) {
        for (var next = course.nextTime(); next.isBefore(to); next = course.nextTime()) {
            now = next;
            course.happen(now);
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

    /** What the account is worth now. */
    public Standing standing() {
        return standing;
    }

    /**
     * All the account can hold in a market, flat or not: one position, or a long and a short one.
     *
     * @throws java.util.NoSuchElementException if the market is not listed
     */
    public List<PositionView> positions(Symbol symbol) {
        return notices.positions(symbol);
    }

    /** @throws java.util.NoSuchElementException if the market is not listed */
    public PositionView position(Leg leg) {
        return notices.position(leg);
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

    /** Funding as it was settled, oldest first. */
    public List<Settlement> settlements() {
        return rounds.settlements();
    }
}
