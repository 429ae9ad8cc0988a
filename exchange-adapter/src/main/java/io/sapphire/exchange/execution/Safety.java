package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.exchange.execution.Closings.Closing;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueOrders;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The way to safety that needs no coordinator: a latch in the journal, cancels, and closing orders. */
public final class Safety {
    private static final System.Logger LOG = System.getLogger(Safety.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final VenueOrders venue;
    private final Dispatcher dispatcher;
    private final Closings closings;
    private final Desk desk;
    private final Scheduler timer;
    private final Sinks.Many<Boolean> leftovers = Sinks.many().unicast().onBackpressureBuffer();
    private boolean resumed;

    Safety(VenueOrders venue, Dispatcher dispatcher, Desk desk, Scheduler timer) {
        this.venue = venue;
        this.dispatcher = dispatcher;
        this.closings = new Closings(venue, dispatcher, desk);
        this.desk = desk;
        this.timer = timer;
    }

    /**
     * What flattening did.
     *
     * @param closes closing orders the venue took, or may have taken
     * @param refusals closing orders it did not take, in words; why is in their reports
     */
    public record Flattened(int cancels, int closes, List<String> refusals) {

        private static Flattened of(int cancels, List<Closing> closings) {
            var refusals = closings.stream()
                    .filter(Closing::refused)
                    .map(Closing::toString)
                    .toList();
            return new Flattened(cancels, closings.size() - refusals.size(), refusals);
        }
    }

    /** Whether the latch stands against the order: it could add to a position. */
    static boolean forbids(Latch latch, Order order) {
        return switch (latch) {
            case Latch.Open _ -> false;
            case Latch.Halted _ -> !order.reduceOnly() && order.purpose() != Purpose.PROTECTION;
        };
    }

    boolean forbids(Order order) {
        return forbids(desk.blotter().latch(), order);
    }

    /** Cancels left over from a halt whose venue did not answer in time, until it does or the halt is over. */
    Flux<Void> run() {
        return leftovers
                .asFlux()
                .concatMap(_ -> cancelWhileHalted()
                        .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                                .maxBackoff(LONGEST_PAUSE)
                                .scheduler(timer)));
    }

    private Mono<Void> cancelWhileHalted() {
        return state().flatMap(latch -> switch (latch) {
            case Latch.Open _ -> Mono.empty();
            case Latch.Halted _ -> cancelAll().then();
        });
    }

    /**
     * Holds the account to the latch once it has been read: after a restart a halt may have cancels left over, and an entry
     * may have arrived after the others were cancelled.
     */
    Mono<Void> enforce() {
        return desk.run(() -> {
            if (!resumed && desk.blotter().latch() instanceof Latch.Halted) {
                leaveOver();
            }
            resumed = true;
            return Flux.fromIterable(latecomers())
                    .concatMap(id -> dispatcher.recall(id, desk.blotter().epoch()))
                    .then();
        });
    }

    private List<OrderId> latecomers() {
        return desk.blotter().open().stream()
                .filter(track -> track.isAcknowledged() && !track.isForeign() && forbids(track.order()))
                .map(OrderTrack::id)
                .toList();
    }

    private void leaveOver() {
        leftovers.emitNext(true, Sinks.EmitFailureHandler.busyLooping(PATIENCE));
    }

    /**
     * Latches, then cancels every open order that is not protection. If the venue does not answer, or whoever halts does
     * not wait for it, the latch holds and the cancels follow as soon as it does.
     *
     * @return how many orders the venue was asked to cancel
     */
    public Mono<Integer> halt(String operator, String reason) {
        return latch(operator, reason).then(cancelNowOrLater()).doOnCancel(this::leaveOver);
    }

    private Mono<Integer> cancelNowOrLater() {
        return cancelAll().onErrorResume(failure -> {
            LOG.log(Level.ERROR, "halted, but the venue does not answer; cancels follow", failure);
            leaveOver();
            return Mono.just(0);
        });
    }

    /** Halts, then closes every position. Fails if the venue does not answer; the halt holds all the same. */
    public Mono<Flattened> flatten(String operator, String reason) {
        return halt(operator, reason)
                .flatMap(cancels -> cancelLatecomers().map(more -> cancels + more))
                .flatMap(cancels -> closings.all().collectList().map(sent -> Flattened.of(cancels, sent)));
    }

    /** What was on its way when the others were cancelled may trade until it is cancelled too. */
    private Mono<Integer> cancelLatecomers() {
        return desk.run(dispatcher::answered).then(cancelNowOrLater());
    }

    public Mono<Void> release(String operator, String reason) {
        return desk.run(() -> {
            desk.record(new Entry.Released(operator, reason, desk.venueTime()));
            desk.commit();
            return Mono.empty();
        });
    }

    public Mono<Latch> state() {
        return desk.run(() -> Mono.just(desk.blotter().latch()));
    }

    private Mono<Void> latch(String operator, String reason) {
        return desk.run(() -> {
            desk.record(new Entry.Halted(operator, reason, desk.venueTime()));
            desk.commit();
            return Mono.empty();
        });
    }

    private Mono<Integer> cancelAll() {
        return venue.openOrders()
                .flatMapIterable(orders -> orders)
                .concatMap(order -> desk.run(() -> cancel(order)))
                .reduce(0, Integer::sum);
    }

    /** @return 1 if the venue was asked to cancel it */
    private Mono<Integer> cancel(VenueOrder said) {
        var order = said.order();
        var known = desk.blotter().track(order.id()).map(OrderTrack::order).orElse(order);
        if (known.purpose() == Purpose.PROTECTION || Closings.isOwn(order.id())) {
            return Mono.just(0);
        }
        var _ = desk.finder().take(said);
        desk.commit();
        return dispatcher.recall(order.id(), desk.blotter().epoch()).thenReturn(1);
    }
}
