package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.shell.OrderDesk.Outcome;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * Carries effects out, one after the other so that the venue sees them in the core's order, and records what came of
 * them until nothing more follows. A lost call is never repeated: the adapter is asked what became of it.
 */
final class Dispatch {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Sequencer sequencer;
    private final Replicated replicated;
    private final OrderDesk desk;
    private final ReportInbox reports;
    private final Scheduler core;
    private final Duration patience;

    /** @param patience how long the adapter may be gone before the run fails */
    Dispatch(
            Sequencer sequencer,
            Replicated replicated,
            OrderDesk desk,
            ReportInbox reports,
            Scheduler core,
            Duration patience) {
        this.sequencer = sequencer;
        this.replicated = replicated;
        this.desk = desk;
        this.reports = reports;
        this.core = core;
        this.patience = patience;
    }

    /** Completes when the world outside is quiet again. */
    Mono<Void> carryOut(List<Effect> effects, String traceparent) {
        if (effects.isEmpty()) {
            return Mono.empty();
        }
        sequencer.sync();
        return Flux.fromIterable(effects)
                .concatMap(effect -> perform(effect, traceparent), 1)
                .collectList()
                .flatMap(consequences ->
                        carryOut(consequences.stream().flatMap(List::stream).toList(), traceparent));
    }

    /** One call, and what follows from its reports. */
    private Mono<List<Effect>> perform(Effect effect, String traceparent) {
        return switch (effect) {
            // Hidden, or Reactor would put off a call that needs no waiting until after the next task: a halt, say.
            case Effect.Send send ->
                replicated
                        .acknowledged()
                        .hide()
                        .publishOn(core)
                        .flatMap(standing -> leave(send, standing, traceparent));
            // A cancel waits for nobody: it takes nothing on.
            case Effect.Cancel(var order) ->
                desk.cancel(order, sequencer.core().state().epoch(), sequencer.traceOf(order, traceparent))
                        .publishOn(core)
                        .flatMap(outcome -> settleCancel(order, outcome, traceparent));
            case Effect.Append _ -> Mono.error(new IllegalStateException("an append is not for the world outside"));
        };
    }

    /** What came between an order's approval and its departure decides whether it departs. */
    private Mono<List<Effect>> leave(Effect.Send send, Standing standing, String traceparent) {
        var order = send.approved().order();
        var consequences = replicated.note(standing, traceparent);
        if (sequencer.core().state().endangers(order)) {
            var reason = "not replicated before it left: " + standing.reason();
            return Mono.just(join(consequences, record(rejected(order.id(), reason), traceparent)));
        }
        if (sequencer.core().state().forbids(order)) {
            return Mono.just(join(consequences, record(rejected(order.id(), "halted before it left"), traceparent)));
        }
        return desk.send(send, sequencer.traceOf(order.id(), traceparent))
                .hide()
                .publishOn(core)
                .flatMap(outcome -> settle(order.id(), outcome, traceparent))
                .map(effects -> join(consequences, effects));
    }

    private Mono<List<Effect>> settle(OrderId order, Outcome outcome, String traceparent) {
        return switch (outcome) {
            case Outcome.Answered(var lastReport) -> recordReports(lastReport, traceparent);
            case Outcome.NotSent(var reason) -> Mono.just(record(rejected(order, reason), traceparent));
            case Outcome.Lost(var cause) -> {
                var effects = record(unknown(order, cause), traceparent);
                yield resolve(order, traceparent).map(more -> join(effects, more));
            }
        };
    }

    private Mono<List<Effect>> settleCancel(OrderId order, Outcome outcome, String traceparent) {
        return switch (outcome) {
            case Outcome.Answered(var lastReport) -> recordReports(lastReport, traceparent);
            case Outcome.NotSent _ -> Mono.just(List.of());
            case Outcome.Lost _ -> resolve(order, traceparent);
        };
    }

    /** Asks until somebody knows; an order whose bytes never left does not exist. */
    Mono<List<Effect>> resolve(OrderId order, String traceparent) {
        return desk.query(order)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST).maxBackoff(LONGEST))
                .transform(Patience.with(patience, "the exchange adapter"))
                .publishOn(core)
                .flatMap(outcome -> switch (outcome) {
                    case Outcome.Answered(var lastReport) -> recordReports(lastReport, traceparent);
                    case Outcome.NotSent _ -> Mono.just(record(neverSent(order), traceparent));
                    case Outcome.Lost(var cause) ->
                        Mono.<List<Effect>>error(new IllegalStateException("query of " + order + " lost: " + cause));
                });
    }

    private Mono<List<Effect>> recordReports(long lastReport, String traceparent) {
        return arrived(lastReport).then(Mono.fromSupplier(() -> recordAll(reports.take(), traceparent)));
    }

    private Mono<Void> arrived(long lastReport) {
        return reports.has(lastReport)
                ? Mono.empty()
                : reports.arrived(lastReport)
                        .transform(Patience.with(patience, "the exchange adapter"))
                        .publishOn(core);
    }

    List<Effect> recordAll(List<MeshEvent> events, String traceparent) {
        var effects = new ArrayList<Effect>();
        events.forEach(event -> effects.addAll(record(event, traceparent)));
        return effects;
    }

    private List<Effect> record(MeshEvent event, String traceparent) {
        return sequencer.record(event, traceparent);
    }

    private MeshEvent rejected(OrderId order, String reason) {
        return own(new OrderEvent.Rejected(
                order, 0, reason, sequencer.core().state().now()));
    }

    private MeshEvent unknown(OrderId order, String cause) {
        return own(new OrderEvent.Unknown(order, cause, sequencer.core().state().now()));
    }

    private MeshEvent neverSent(OrderId order) {
        return own(
                new OrderEvent.Resolved(order, false, sequencer.core().state().now()));
    }

    private static MeshEvent own(OrderEvent fact) {
        return new MeshEvent.OrderChanged(fact, 0);
    }

    private static List<Effect> join(List<Effect> first, List<Effect> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
