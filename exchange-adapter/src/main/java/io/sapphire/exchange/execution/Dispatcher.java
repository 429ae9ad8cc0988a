package io.sapphire.exchange.execution;

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

    /** Completes when every request has been answered and no order is in doubt. */
    Mono<Void> quiet() {
        return Mono.when(List.copyOf(inFlight.values())).onErrorComplete().then(doubts.none());
    }

    /** Sends a new order. */
    Mono<Standing> send(Order order, Approval approval) {
        desk.record(new Entry.SubmitIntended(order, approval, desk.venueTime()));
        desk.commit();
        var answer = venue.submit(order)
                .onErrorResume(failure -> Mono.just(new Outcome.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .map(outcome -> conclude(order.id(), outcome))
                .doFinally(_ -> landed(order.id()))
                .cache();
        inFlight.put(order.id(), answer);
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
        if (!track.isClosed() && (!track.isAcknowledged() || track.lacksFills())) {
            doubts.raise(id);
        }
    }

    /** Asks the venue to cancel an order. The request itself is never in doubt: asking again does no harm. */
    Mono<Standing> recall(OrderId id, long epoch) {
        desk.record(new Entry.CancelIntended(id, epoch, desk.venueTime()));
        desk.commit();
        return venue.cancel(track(id).order().symbol(), id)
                .onErrorResume(failure -> Mono.just(new Outcome.Unknown(failure.toString())))
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
