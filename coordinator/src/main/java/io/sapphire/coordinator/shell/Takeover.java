package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.CoreState;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.execution.OrderStanding;
import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What a coordinator does before it trades, at every start: it raises the epoch, finds out what became of every order
 * that has no answer, compares positions with the venue's, and lets the agents take their seats.
 */
final class Takeover {
    private static final Logger LOG = LoggerFactory.getLogger(Takeover.class);
    private static final String NO_TRACE = "";

    private final Sequencer sequencer;
    private final Venue venue;
    private final Dispatch dispatch;
    private final ReportInbox reports;
    private final Scheduler core;
    private final ShellRules rules;
    private final Attendance attendance;

    Takeover(
            Sequencer sequencer,
            Venue venue,
            Dispatch dispatch,
            ReportInbox reports,
            Scheduler core,
            ShellRules rules,
            Attendance attendance) {
        this.attendance = attendance;
        this.sequencer = sequencer;
        this.venue = venue;
        this.dispatch = dispatch;
        this.reports = reports;
        this.core = core;
        this.rules = rules;
    }

    Mono<Void> lead(VenueDescription description, List<AgentLine> agents) {
        boolean ended = state().readiness() == Readiness.RECORDING_ENDED;
        return Mono.defer(this::raiseEpoch)
                .then(Mono.defer(this::resolveOrders))
                .then(Mono.defer(this::lowerLimits))
                .then(Mono.defer(this::reconcile))
                .then(Mono.fromRunnable(() -> callShadows(description, agents)))
                .thenMany(Flux.fromIterable(waitedFor(description, agents)))
                .flatMapSequential(line -> reach(line, description.lockStep()), Math.max(1, agents.size()))
                .publishOn(core)
                .concatMap(this::seat, 1)
                .then(Mono.defer(() -> ended ? ready(Readiness.RECORDING_ENDED) : ready(opening(description))));
    }

    /** Live, the account does not wait for what counts in nothing. */
    private static List<AgentLine> waitedFor(VenueDescription description, List<AgentLine> agents) {
        return agents.stream()
                .filter(line -> description.lockStep() || !line.isShadow())
                .toList();
    }

    private void callShadows(VenueDescription description, List<AgentLine> agents) {
        if (!description.lockStep()) {
            agents.stream().filter(AgentLine::isShadow).forEach(attendance::callBack);
        }
    }

    /** What an operator made looser than the configuration now allows comes back to its ceiling. */
    private Mono<Void> lowerLimits() {
        return Flux.fromIterable(rules.ceilings().exceeded(state().limitBook().texts()))
                .concatMap(
                        limit -> carryOut(record(state().limitBook()
                                .change(limit.key(), limit.value(), "configuration", "its ceiling is lower now"))),
                        1)
                .then();
    }

    private Mono<Void> raiseEpoch() {
        return carryOut(record(new LeaderChanged(Math.max(state().epoch(), rules.epochAbove()) + 1)))
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
                .transform(Patience.with(rules.patience(), "the exchange adapter"))
                .publishOn(core)
                .flatMap(account -> reports.arrived(account.lastReport())
                        .transform(Patience.with(rules.patience(), "the exchange adapter"))
                        .publishOn(core)
                        .then(Mono.fromSupplier(() -> dispatch.recordAll(reports.take(), NO_TRACE)))
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

    /** Whether an agent could be reached. */
    private sealed interface Reached {
        record Here(AgentDescriptor agent, boolean shadow) implements Reached {}

        record Gone(AgentLine line, String reason) implements Reached {}
    }

    /** Live, the account is not left alone because an agent is: it is called back while trading goes on. */
    private Mono<Reached> reach(AgentLine line, boolean allMustCome) {
        var reached = line.join()
                .transform(Patience.with(rules.patience(), "it"))
                .<Reached>map(agent -> new Reached.Here(agent, line.isShadow()));
        return allMustCome && !line.isShadow()
                ? reached.onErrorMap(failure -> new IllegalStateException(unreachable(line, failure), failure))
                : reached.onErrorResume(failure -> Mono.just(new Reached.Gone(line, unreachable(line, failure))));
    }

    private static String unreachable(AgentLine line, Throwable failure) {
        return "agent " + line.id() + " cannot be reached: " + failure.getMessage();
    }

    private Mono<Void> seat(Reached reached) {
        return switch (reached) {
            case Reached.Here(var agent, var shadow) ->
                carryOut(record(new AgentJoined(agent, !shadow && isOnProbation(agent.id()), shadow)));
            case Reached.Gone(var line, var reason) -> miss(line, reason);
        };
    }

    /** Whoever was added has yet to earn its weight, also after a restart. */
    private boolean isOnProbation(AgentId agent) {
        return sequencer.core().seats().isOnProbation(agent);
    }

    private Mono<Void> miss(AgentLine line, String reason) {
        LOG.warn("{}; trading begins without it", reason);
        attendance.callBack(line);
        return attendance.isPresent(line.id()) ? carryOut(record(new AgentLeft(line.id(), reason))) : Mono.empty();
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
