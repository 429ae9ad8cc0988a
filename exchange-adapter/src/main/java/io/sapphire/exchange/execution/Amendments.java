package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.VenueOrders;
import reactor.core.publisher.Mono;

/** Has orders changed: journals the wish, lets it leave, and records what came back. All on the desk's one thread. */
final class Amendments {
    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Desk desk;

    Amendments(VenueOrders venue, Dispatcher dispatcher, Desk desk) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.desk = desk;
    }

    /** @throws IllegalStateException if the order cannot be changed now */
    void requirePossible(OrderTrack track) {
        if (track.isClosed()) {
            throw new IllegalStateException("order " + track.id() + " has ended and cannot be changed");
        }
        if (!track.isAcknowledged()) {
            throw new IllegalStateException("nobody can say yet whether the venue has order " + track.id());
        }
        if (track.isAmendmentOpen()) {
            throw new IllegalStateException("an earlier change of order " + track.id() + " is still in doubt");
        }
    }

    Mono<AmendAnswer> send(Amendment amendment, long epoch) {
        var id = amendment.orderId();
        desk.record(new Entry.AmendIntended(amendment, epoch, desk.venueTime()));
        desk.commit();
        return venue.amend(track(id).order().symbol(), amendment)
                .onErrorResume(failure -> Mono.just(new Outcome.Unknown(failure.toString())))
                .publishOn(desk.thread())
                .flatMap(outcome -> conclude(id, outcome));
    }

    private Mono<AmendAnswer> conclude(OrderId id, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> {
                var _ = desk.finder().take(taken.order());
                desk.commit();
                yield inDoubt(id);
            }
            case Outcome.Refused(int code, String reason) -> {
                settle(id, reason);
                yield asked(id).map(standing -> new AmendAnswer(standing, code, reason));
            }
            case Outcome.Unknown _ -> inDoubt(id);
            case Outcome.NotSent notSent -> {
                settle(id, notSent.cause());
                yield Mono.error(new NotReadyException("not sent: " + notSent.cause()));
            }
        };
    }

    private Mono<AmendAnswer> inDoubt(OrderId id) {
        dispatcher.investigate(id);
        return Mono.just(AmendAnswer.of(dispatcher.standing(id)));
    }

    /** It may have been refused because the order is gone. */
    private Mono<Standing> asked(OrderId id) {
        return dispatcher
                .lookUp(id)
                .map(_ -> dispatcher.standing(id))
                .onErrorResume(_ -> Mono.fromSupplier(() -> dispatcher.standing(id)));
    }

    private void settle(OrderId id, String reason) {
        if (track(id).isAmendmentOpen()) {
            desk.finder().settleAmendment(track(id), false, reason, desk.venueTime());
            desk.commit();
        }
    }

    private OrderTrack track(OrderId id) {
        return desk.blotter().track(id).orElseThrow();
    }
}
