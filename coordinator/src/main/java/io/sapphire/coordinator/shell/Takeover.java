package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.execution.OrderStanding;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.signal.AgentDescriptor;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What a coordinator does before it trades, at every start: it raises the epoch, finds out what became of every order
 * that has no answer, compares positions with the venue's, and lets the agents take their seats.
 */
final class Takeover {
    private static final String NO_TRACE = "";

    private final Sequencer sequencer;
    private final Venue venue;
    private final Dispatch dispatch;
    private final ReportInbox reports;
    private final Scheduler core;
    private final Duration patience;

    Takeover(
            Sequencer sequencer,
            Venue venue,
            Dispatch dispatch,
            ReportInbox reports,
            Scheduler core,
            Duration patience) {
        this.sequencer = sequencer;
        this.venue = venue;
        this.dispatch = dispatch;
        this.reports = reports;
        this.core = core;
        this.patience = patience;
    }

    Mono<Void> lead(VenueDescription description, List<AgentLine> agents) {
        boolean ended = state().readiness() == Readiness.RECORDING_ENDED;
        return Mono.defer(this::raiseEpoch)
                .then(Mono.defer(this::resolveOrders))
                .then(Mono.defer(this::reconcile))
                .thenMany(Flux.fromIterable(agents))
                .concatMap(this::seat, 1)
                .then(Mono.defer(() -> ended ? ready(Readiness.RECORDING_ENDED) : ready(opening(description))));
    }

    private Mono<Void> raiseEpoch() {
        return carryOut(record(new LeaderChanged(state().epoch() + 1)))
                .then(Mono.defer(() -> ready(Readiness.RECONCILING)));
    }

    /** Working orders are the adapter's to report; only what nobody has answered for is asked for. */
    private Mono<Void> resolveOrders() {
        return Flux.fromIterable(sequencer.core().orders().open())
                .filter(own -> own.standing() != OrderStanding.WORKING || own.cancelling())
                .concatMap(this::resolve, 1)
                .then();
    }

    private Mono<Void> resolve(OwnOrder own) {
        return dispatch.resolve(own.order().id(), NO_TRACE).flatMap(effects -> dispatch.carryOut(effects, NO_TRACE));
    }

    private Mono<Void> reconcile() {
        return venue.account()
                .transform(Patience.with(patience, "the exchange adapter"))
                .publishOn(core)
                .flatMap(account -> reports.upTo(account.lastReport())
                        .transform(Patience.with(patience, "the exchange adapter"))
                        .publishOn(core)
                        .map(facts -> dispatch.recordAll(facts, NO_TRACE))
                        .flatMap(effects -> dispatch.carryOut(effects, NO_TRACE))
                        .then(Mono.defer(() -> compare(account))));
    }

    private Mono<Void> compare(Venue.Account account) {
        var comparisons = state().listings().stream()
                .<MeshEvent>map(listing -> new PositionReconciled(
                        listing.symbol(),
                        sequencer
                                .core()
                                .portfolio()
                                .position(listing.symbol())
                                .quantity()
                                .e8(),
                        account.holdings().stream()
                                .filter(holding -> holding.symbol().equals(listing.symbol()))
                                .mapToLong(holding -> holding.quantity().e8())
                                .sum()))
                .toList();
        return carryOut(dispatch.recordAll(comparisons, NO_TRACE));
    }

    private Mono<Void> seat(AgentLine line) {
        return line.join()
                .transform(Patience.with(patience, "it"))
                .onErrorMap(failure -> new IllegalStateException(
                        "agent " + line.id() + " cannot be reached: " + failure.getMessage(), failure))
                .publishOn(core)
                .flatMap(this::join);
    }

    private Mono<Void> join(AgentDescriptor agent) {
        return carryOut(record(new AgentJoined(agent, false)));
    }

    private Readiness opening(VenueDescription description) {
        return state().now().isBefore(description.tradingStart()) ? Readiness.WARM_UP : Readiness.TRADING;
    }

    private Mono<Void> ready(Readiness readiness) {
        return carryOut(record(new VenueReadiness(readiness, "")));
    }

    private Mono<Void> carryOut(List<Effect> effects) {
        return dispatch.carryOut(effects, NO_TRACE);
    }

    private List<Effect> record(MeshEvent event) {
        return sequencer.record(event, NO_TRACE);
    }

    private CoreState state() {
        return sequencer.core().state();
    }
}
