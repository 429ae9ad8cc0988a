package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.account.Account;
import io.sapphire.exchange.account.AccountReader;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.journal.Journal;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueOrders;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Takes approved orders: each id is sent at most once, for ever. What the venue says about them, and about the rest of the
 * account, comes out as reports.
 */
public final class OrderDesk implements AccountReader {
    private final VenueOrders venue;
    private final Desk desk;
    private final Dispatcher dispatcher;
    private final Reconciliation reconciliation;
    private final Inspection inspection;
    private final Resolution resolution;
    private final Gate gate;
    private final Several several;
    private final Amendments amendments;
    private final Safety safety;
    private final EntryGuard guard;
    private final Reports reports;
    private final Sinks.Many<Boolean> ready = Sinks.many().replay().latestOrDefault(false);
    private boolean reconciled;

    /**
     * @param thread decides about orders, one at a time
     * @param timer measures monotonic time
     */
    public OrderDesk(
            VenueOrders venue,
            Journal journal,
            Approvals approvals,
            Ceilings ceilings,
            SettleRule settleRule,
            GuardRule guardRule,
            InstantSource venueClock,
            Scheduler thread,
            Scheduler timer) {
        this.venue = venue;
        this.reports = new Reports();
        this.desk = new Desk(journal, reports, venueClock, thread);
        this.dispatcher = new Dispatcher(venue, desk);
        this.reconciliation = new Reconciliation(venue, dispatcher, desk);
        this.inspection = new Inspection(venue, dispatcher, desk);
        this.resolution = new Resolution(dispatcher, desk, settleRule, timer);
        this.gate = new Gate(approvals, ceilings, desk);
        this.several = new Several(venue, dispatcher, inspection, desk);
        this.amendments = new Amendments(venue, dispatcher, desk);
        this.safety = new Safety(venue, dispatcher, desk, timer);
        this.guard = new EntryGuard(venue, desk, reports, guardRule, timer);
    }

    public Reports reports() {
        return reports;
    }

    public Safety safety() {
        return safety;
    }

    /** What the desk does of its own accord; to be run as long as the desk is. */
    public Flux<Void> work() {
        return Flux.merge(resolution.run(), safety.run(), guard.run());
    }

    /** Whether orders are taken, now and whenever that changes. */
    public Flux<Boolean> ready() {
        return ready.asFlux().distinctUntilChanged();
    }

    /** What kept the desk from recording or from hearing: it has to be reconciled again. */
    public Flux<String> troubles() {
        return desk.troubles();
    }

    /**
     * Sends an order; sends nothing if its id was here before, and answers like then.
     *
     * @throws SecurityException through the mono, if the approval or a limit of the adapter forbids it
     * @throws IllegalArgumentException through the mono, if the id was here with another order
     * @throws NotReadyException through the mono, if nothing may leave now
     */
    public Mono<Standing> submit(Order order, Approval approval, byte[] code) {
        return desk.run(() -> {
            gate.authenticate(order, approval, code);
            return desk.blotter().track(order.id()).isPresent() ? again(order) : first(order, approval);
        });
    }

    /** Remembers that the account is about to be set up differently. */
    public Mono<Void> intend(String setting) {
        return desk.run(() -> {
            desk.record(new Entry.SettingIntended(setting, desk.venueTime()));
            desk.commit();
            return Mono.empty();
        });
    }

    private void requireSound(Order order) {
        venue.objection(order).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    private Mono<Standing> again(Order order) {
        var track = desk.blotter().track(order.id()).orElseThrow();
        if (!track.order().equals(order)) {
            throw new IllegalArgumentException("order id " + order.id() + " was used for another order");
        }
        return dispatcher.answer(order.id()).switchIfEmpty(Mono.fromSupplier(track::standing));
    }

    private Mono<Standing> first(Order order, Approval approval) {
        requireReady();
        requireSound(order);
        gate.admit(order, approval);
        return dispatcher.send(order, approval).flatMap(standing -> recallIfHaltedMeanwhile(order, standing));
    }

    /**
     * Sends several orders, each as {@link #submit(Order, Approval, byte[])} does. What is wrong with one is its result.
     *
     * @throws IllegalArgumentException through the mono, if there is none or an id comes twice
     */
    public Mono<List<OrderResult>> submit(List<Submission> submissions) {
        return desk.run(() -> several.submit(
                submissions, this::admit, each -> standing -> recallIfHaltedMeanwhile(each.order(), standing)));
    }

    private Several.Admission admit(Submission submission) {
        var order = submission.order();
        var approval = submission.authority().approval();
        gate.authenticate(order, approval, submission.authority().code());
        if (desk.blotter().track(order.id()).isPresent()) {
            return new Several.Admission.Known(again(order));
        }
        requireReady();
        requireSound(order);
        gate.admit(order, approval);
        return new Several.Admission.Leaves();
    }

    /** A halt asks for the open orders; one that was on its way then was not among them. */
    private Mono<Standing> recallIfHaltedMeanwhile(Order order, Standing standing) {
        return safety.forbids(order) && standing.state() != OrderState.CLOSED
                ? dispatcher.recall(order.id(), desk.blotter().epoch()).onErrorReturn(standing)
                : Mono.just(standing);
    }

    /**
     * Asks the venue to cancel an order.
     *
     * @throws NoSuchElementException through the mono, if the order is not known here
     * @throws SecurityException through the mono, if the epoch is an older one
     */
    public Mono<Standing> cancel(OrderName name, long epoch) {
        return desk.run(() -> {
            var track = named(name);
            gate.fence(epoch);
            requireReady();
            return track.isClosed() ? Mono.just(track.standing()) : recall(name, track.id(), epoch);
        });
    }

    private Mono<Standing> recall(OrderName name, OrderId id, long epoch) {
        return switch (name) {
            case OrderName.Ours _ -> dispatcher.recall(id, epoch);
            case OrderName.OfVenue _ -> dispatcher.recallByNumber(id, epoch);
        };
    }

    /**
     * Asks the venue to cancel several orders. What is wrong with one is its result.
     *
     * @throws IllegalArgumentException through the mono, if there is none or an id comes twice
     * @throws SecurityException through the mono, if the epoch is an older one
     */
    public Mono<List<OrderResult>> cancel(List<OrderId> ids, long epoch) {
        return desk.run(() -> {
            gate.fence(epoch);
            requireReady();
            return several.cancel(ids, epoch);
        });
    }

    /**
     * Asks the venue to cancel every open order of a market, those of others too.
     *
     * @param includingProtection also those that protect a position
     * @return how many
     */
    public Mono<Integer> cancelAll(Symbol symbol, long epoch, boolean includingProtection) {
        return desk.run(() -> {
            gate.fence(epoch);
            requireReady();
            return several.cancelAll(symbol, epoch, includingProtection);
        });
    }

    /**
     * Asks the venue for another price and quantity of a limit order that waits.
     *
     * @param authority needed if the order becomes larger or its price worse
     * @throws SecurityException through the mono, if the approval or a limit of the adapter forbids it
     * @throws IllegalStateException through the mono, if the order cannot be changed now
     */
    public Mono<AmendAnswer> amend(
            OrderName name, Price price, Quantity quantity, long epoch, Optional<Authority> authority) {
        return desk.run(() -> {
            var track = named(name);
            gate.fence(epoch);
            requireReady();
            requireLimit(track);
            var amendment = new Amendment(track.id(), price, quantity);
            amendments.requirePossible(track);
            if (track.is(amendment)) {
                return Mono.just(AmendAnswer.of(track.standing()));
            }
            requireSound(track.after(amendment));
            gate.admit(track, amendment, authority);
            return amendments.send(amendment, epoch);
        });
    }

    private static void requireLimit(OrderTrack track) {
        if (!(track.order().terms() instanceof Terms.Limit)) {
            throw new IllegalArgumentException("order " + track.id() + " has no limit price that could be changed");
        }
    }

    private OrderTrack named(OrderName name) {
        return switch (name) {
            case OrderName.Ours(OrderId id) -> submitted(id);
            case OrderName.OfVenue(Symbol symbol, long number) ->
                desk.blotter()
                        .track(symbol, number)
                        .orElseThrow(() -> new NoSuchElementException(
                                "no order with the venue's number " + number + " is known of " + symbol));
        };
    }

    /**
     * How an order stands; one in doubt is first asked for at the venue.
     *
     * @throws NoSuchElementException through the mono, if it does not exist at the venue and never will
     */
    public Mono<Standing> query(OrderId id) {
        return desk.run(() -> {
            var track = arrived(id);
            if (track.standing().state() != OrderState.UNKNOWN || dispatcher.isInFlight(id)) {
                return Mono.just(track.standing());
            }
            return dispatcher.lookUp(id).map(_ -> dispatcher.standing(id)).onErrorReturn(track.standing());
        });
    }

    private OrderTrack submitted(OrderId id) {
        return desk.blotter()
                .track(id)
                .orElseThrow(() -> new NoSuchElementException("no order " + id + " was submitted here"));
    }

    private OrderTrack arrived(OrderId id) {
        var track = submitted(id);
        if (track.neverArrived()) {
            throw new NoSuchElementException("order " + id + " never reached the venue and never will");
        }
        return track;
    }

    /** Takes in what the venue pushed, as one batch; if that fails, it is a trouble. @return number of the newest report */
    public Mono<Long> take(List<UserEvent> events) {
        return desk.run(() -> {
                    events.forEach(desk.finder()::take);
                    desk.commit();
                    return askForTheRest();
                })
                .doOnError(desk::missed);
    }

    /** Takes in one step of lock-step: its reports come in an order that does not depend on how they travelled. */
    public Mono<Long> takeStep(List<UserEvent> events) {
        return desk.run(() -> {
            events.forEach(desk.finder()::take);
            desk.commitSorted();
            return askForTheRest();
        });
    }

    /** Whether the venue told of something it has not spelled out yet. May be asked by any thread. */
    public boolean isIncomplete() {
        return desk.finder().isIncomplete();
    }

    private Mono<Long> askForTheRest() {
        var rest = desk.finder().takeIncomplete() ? inspection.run() : Mono.<Void>empty();
        return rest.doOnError(_ -> desk.finder().stayIncomplete()).then(Mono.fromSupplier(reports::last));
    }

    /** The account as it is after the newest report. */
    @Override
    public Mono<Account> read() {
        return reconciliation.read(account -> new Account(
                account.wallet(),
                account.holdings(),
                desk.blotter().open().stream().map(OrderTrack::current).toList(),
                account.eventTime(),
                desk.blotter().lastReport()));
    }

    /** Completes when every request has been answered and no order is in doubt. */
    public Mono<Void> quiet() {
        return dispatcher.isQuiet() ? Mono.empty() : desk.run(dispatcher::quiet);
    }

    /** Nothing may leave until the account has been reconciled again. */
    public Mono<Void> suspend() {
        return desk.run(() -> ready(false));
    }

    /** Reads the venue's own view, reports what was missed, and takes orders from then on. */
    public Mono<Void> reconcile() {
        return reconciliation.run().then(desk.run(() -> ready(true))).then(safety.enforce());
    }

    private Mono<Void> ready(boolean now) {
        reconciled = now;
        ready.emitNext(now, Sinks.EmitFailureHandler.FAIL_FAST);
        return Mono.empty();
    }

    private void requireReady() {
        if (!reconciled) {
            throw new NotReadyException("the account is not reconciled yet");
        }
    }
}
