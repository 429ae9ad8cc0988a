package io.sapphire.exchange.execution;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.Lookup;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.VenueOrders;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Journals what is about to leave, lets it leave, and records what came back. Everything here happens on the desk's one
 * thread; only waiting for the venue does not.
 */
final class Dispatcher {
    private final VenueOrders venue;
    private final Desk desk;
    private final Doubts doubts = new Doubts();
    private final Map<OrderId, Mono<Standing>> inFlight = new HashMap<>();
    private volatile boolean idle = true;

    Dispatcher(VenueOrders venue, Desk desk) {
        this.venue = venue;
        this.desk = desk;
    }

    Doubts doubts() {
        return doubts;
    }

    boolean isInFlight(OrderId id) {
        return inFlight.containsKey(id);
    }

    /** Joins those who wait for the answer to an order; empty if nobody does. */
    Mono<Standing> answer(OrderId id) {
        return inFlight.getOrDefault(id, Mono.empty());
    }

    /** Whether every request has been answered and no order is in doubt. May be asked by any thread. */
    boolean isQuiet() {
        return idle && doubts.isEmpty();
    }

    /** Completes when every order on its way has been answered, whatever the answer is. */
    Mono<Void> answered() {
        return Mono.whenDelayError(List.copyOf(inFlight.values())).onErrorComplete();
    }

    /** Completes when every request has been answered and no order is in doubt. */
    Mono<Void> quiet() {
        return answered().then(doubts.none());
    }

    /** Sends a new order. */
    Mono<Standing> send(Order order, Approval approval) {
        desk.record(new Entry.SubmitIntended(order, approval, desk.venueTime()));
        desk.commit();
        return fly(order.id(), venue.submit(order));
    }

    /** Sends new orders, as many at once as the venue takes. @return the answer to each, in their order */
    List<Mono<Standing>> send(List<Submission> submissions) {
        for (var each : submissions) {
            desk.record(new Entry.SubmitIntended(each.order(), each.authority().approval(), desk.venueTime()));
        }
        desk.commit();
        var orders = submissions.stream().map(Submission::order).toList();
        return Batches.of(orders, VenueOrders.MOST_SUBMITTED).stream()
                .flatMap(this::fly)
                .toList();
    }

    private Stream<Mono<Standing>> fly(List<Order> batch) {
        var answers = venue.submit(batch).cache();
        return IntStream.range(0, batch.size())
                .mapToObj(row -> fly(batch.get(row).id(), answers.map(outcomes -> outcomes.get(row))));
    }

    private Mono<Standing> fly(OrderId id, Mono<Outcome> request) {
        var answer = request.onErrorResume(failure -> Mono.just(new Outcome.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .map(outcome -> conclude(id, outcome))
                .doFinally(_ -> landed(id))
                .cache();
        inFlight.put(id, answer);
        idle = false;
        return answer;
    }

    private void landed(OrderId id) {
        inFlight.remove(id);
        idle = inFlight.isEmpty();
    }

    private Standing conclude(OrderId id, Outcome outcome) {
        desk.finder().take(track(id), outcome, desk.venueTime());
        desk.commit();
        investigate(id);
        return standing(id);
    }

    /** Has the order's fate found out if it is in doubt. */
    void investigate(OrderId id) {
        var track = track(id);
        boolean open = !track.isAcknowledged() || track.lacksFills() || track.isAmendmentOpen();
        if (!track.isClosed() && open) {
            doubts.raise(id);
        }
    }

    /** Asks the venue to cancel an order. The request itself is never in doubt: asking again does no harm. */
    Mono<Standing> recall(OrderId id, long epoch) {
        return recall(id, epoch, () -> venue.cancel(track(id).order().symbol(), id));
    }

    /** Like {@link #recall(OrderId, long)}, by the venue's number of the order. */
    Mono<Standing> recallByNumber(OrderId id, long epoch) {
        return recall(
                id,
                epoch,
                () -> venue.cancel(track(id).order().symbol(), track(id).venueId()));
    }

    private Mono<Standing> recall(OrderId id, long epoch, Supplier<Mono<Outcome>> request) {
        desk.record(new Entry.CancelIntended(id, epoch, desk.venueTime()));
        desk.commit();
        return cancelled(id, isInFlight(id) ? withdraw(id).then(Mono.defer(request)) : request.get());
    }

    /** An order that is still on its way could arrive after its cancel, and would stay. */
    private Mono<Void> withdraw(OrderId id) {
        return venue.withdraw(id).then(answer(id)).onErrorComplete().then();
    }

    /** Asks the venue to cancel several orders of one market. @return the answer to each, in their order */
    List<Mono<Standing>> recall(Symbol symbol, List<OrderId> ids, long epoch) {
        ids.forEach(id -> desk.record(new Entry.CancelIntended(id, epoch, desk.venueTime())));
        desk.commit();
        return Batches.of(ids, VenueOrders.MOST_CANCELLED).stream()
                .flatMap(batch -> recall(symbol, batch))
                .toList();
    }

    private Stream<Mono<Standing>> recall(Symbol symbol, List<OrderId> batch) {
        var answers = venue.cancel(symbol, batch).cache();
        return IntStream.range(0, batch.size())
                .mapToObj(row -> cancelled(batch.get(row), answers.map(outcomes -> outcomes.get(row))));
    }

    private Mono<Standing> cancelled(OrderId id, Mono<Outcome> request) {
        return request.onErrorResume(failure -> Mono.just(new Outcome.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .flatMap(outcome -> conclude(id, outcome, standing(id)));
    }

    private Mono<Standing> conclude(OrderId id, Outcome outcome, Standing before) {
        return switch (outcome) {
            case Outcome.Taken taken -> Mono.just(told(id, taken));
            // Gone already, or nobody knows: ask how the order stands.
            case Outcome.Refused _, Outcome.Unknown _ ->
                lookUp(id).map(_ -> standing(id)).onErrorReturn(before);
            case Outcome.NotSent notSent -> Mono.error(new NotReadyException("not sent: " + notSent.cause()));
        };
    }

    private Standing told(OrderId id, Outcome.Taken taken) {
        var _ = desk.finder().take(taken.order());
        desk.commit();
        investigate(id);
        return standing(id);
    }

    /** Asks the venue once about an order and its trades, and records what it says. */
    Mono<Lookup> lookUp(OrderId id) {
        var symbol = track(id).order().symbol();
        long complete = desk.blotter().completeUpTo(symbol);
        return venue.find(symbol, id)
                .zipWhen(_ -> venue.tradesAfter(symbol, complete))
                .publishOn(desk.thread())
                .map(answer -> conclude(answer.getT1(), answer.getT2()));
    }

    private Lookup conclude(Lookup lookup, List<VenueTrade> trades) {
        switch (lookup) {
            case Lookup.Found found -> tell(found, trades);
            case Lookup.NotFound _ -> {
                // Whoever asked knows how often that has been said.
            }
        }
        desk.commit();
        return lookup;
    }

    private void tell(Lookup.Found found, List<VenueTrade> trades) {
        var track = desk.finder().hear(found.order(), found.order().createdAt());
        trades.stream()
                .filter(trade -> trade.venueOrderId() == found.order().venueId())
                .forEach(trade -> desk.finder().take(track, trade));
        desk.finder().settle(track);
    }

    Standing standing(OrderId id) {
        return track(id).standing();
    }

    private OrderTrack track(OrderId id) {
        return desk.blotter().track(id).orElseThrow();
    }
}
