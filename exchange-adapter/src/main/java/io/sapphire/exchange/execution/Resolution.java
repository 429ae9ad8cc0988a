package io.sapphire.exchange.execution;

import io.sapphire.domain.order.OrderId;
import io.sapphire.exchange.execution.venue.Lookup;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Finds out what became of orders in doubt, only by asking the venue: one found is told with its trades; one not found is
 * believed lost once the settle rule holds. Nothing is ever sent again.
 */
final class Resolution {
    private static final System.Logger LOG = System.getLogger(Resolution.class.getName());
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    private static final int AT_ONCE = 16;

    private final Dispatcher dispatcher;
    private final Desk desk;
    private final SettleRule rule;
    private final Scheduler timer;

    Resolution(Dispatcher dispatcher, Desk desk, SettleRule rule, Scheduler timer) {
        this.dispatcher = dispatcher;
        this.desk = desk;
        this.rule = rule;
        this.timer = timer;
    }

    /** Works on every order in doubt until its fate is known. */
    Flux<Void> run() {
        return dispatcher.doubts().raised().flatMap(this::resolve, AT_ONCE);
    }

    private Mono<Void> resolve(OrderId id) {
        var inquiry = new Inquiry(id);
        return Mono.defer(() -> ask(inquiry))
                .delaySubscription(PAUSES.getFirst(), timer)
                .repeatWhen(rounds -> rounds.index().concatMap(round -> Mono.delay(pause(round.getT1()), timer), 1))
                .takeUntil(Boolean::booleanValue)
                .publishOn(desk.thread())
                .doOnTerminate(() -> dispatcher.doubts().settle(id))
                .then();
    }

    private static Duration pause(long round) {
        return PAUSES.get((int) Math.min(round + 1, PAUSES.size() - 1));
    }

    /** One question. @return whether the case is closed */
    private Mono<Boolean> ask(Inquiry inquiry) {
        return desk.run(() -> question(inquiry)).onErrorResume(failure -> {
            LOG.log(Level.DEBUG, "order {0} is in doubt and the venue does not say: {1}", inquiry.id, failure);
            return Mono.just(false);
        });
    }

    private Mono<Boolean> question(Inquiry inquiry) {
        return isClosed(inquiry.id)
                ? Mono.just(true)
                : dispatcher.lookUp(inquiry.id).map(lookup -> conclude(inquiry, lookup));
    }

    private boolean conclude(Inquiry inquiry, Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found _ -> isComplete(inquiry, track(inquiry.id));
            case Lookup.NotFound _ -> inquiry.isSettled() && giveUp(track(inquiry.id));
        };
    }

    private boolean isComplete(Inquiry inquiry, OrderTrack track) {
        return !track.lacksFills() && (!track.isAmendmentOpen() || (inquiry.isSettled() && forget(track)));
    }

    /** The change never arrived. */
    private boolean forget(OrderTrack track) {
        desk.finder().settleAmendment(track, false, "the venue shows no change", desk.venueTime());
        desk.commit();
        return true;
    }

    private boolean giveUp(OrderTrack track) {
        if (track.isAcknowledged()) {
            desk.finder().vanished(track, desk.venueTime());
        } else {
            desk.finder().neverArrived(track, desk.venueTime());
        }
        desk.commit();
        return true;
    }

    private boolean isClosed(OrderId id) {
        return track(id).isClosed();
    }

    private OrderTrack track(OrderId id) {
        return desk.blotter().track(id).orElseThrow();
    }

    /** How often and since when the venue has said that it does not know an order, or no change of it. */
    private final class Inquiry {
        private final OrderId id;
        private final long since = timer.now(TimeUnit.MILLISECONDS);
        private int denials;

        private Inquiry(OrderId id) {
            this.id = id;
        }

        private boolean isSettled() {
            denials++;
            return denials >= rule.answers()
                    && timer.now(TimeUnit.MILLISECONDS) - since >= rule.window().toMillis();
        }
    }
}
