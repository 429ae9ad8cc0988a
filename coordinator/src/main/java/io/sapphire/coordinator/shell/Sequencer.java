package io.sapphire.coordinator.shell;

import static reactor.core.publisher.Sinks.EmitFailureHandler.busyLooping;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.OrderId;
import io.sapphire.trace.RecentSteps;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Records an event, lets the core decide, and records what follows from it, depth first. For the core's thread. */
public final class Sequencer {
    private static final Duration CONTENTION = Duration.ofMillis(100);

    private final EventLog log;
    private final TradingCore core;
    private final Consumer<TradingCore> quiet;
    private final RecentSteps recent;
    private final EventSteps steps;
    private final OrderTraces orders;

    /** Only the newest head matters to a reader that was busy. */
    private final Sinks.Many<Long> heads = Sinks.many().replay().latest();

    public Sequencer(EventLog log, TradingCore core) {
        this(log, core, _ -> {});
    }

    /** @param quiet is shown the core whenever all that followed from an event is recorded */
    public Sequencer(EventLog log, TradingCore core, Consumer<TradingCore> quiet) {
        this(log, core, quiet, new RecentSteps(Spans.none()), new OrderTraces());
    }

    /**
     * With traces.
     *
     * @param recent learns which steps record events about decisions and orders
     * @param orders what led to the orders of the log so far
     */
    public Sequencer(
            EventLog log, TradingCore core, Consumer<TradingCore> quiet, RecentSteps recent, OrderTraces orders) {
        this.log = log;
        this.core = core;
        this.quiet = quiet;
        this.recent = recent;
        this.steps = new EventSteps(recent.spans());
        this.orders = orders;
    }

    /** Records an event and all that follows; what is left are effects for the world outside. */
    List<Effect> record(MeshEvent event, String traceparent) {
        var outside = new ArrayList<Effect>();
        record(event, traceparent, outside);
        quiet.accept(core);
        heads.emitNext(core.state().sequence(), busyLooping(CONTENTION));
        return outside;
    }

    private void record(MeshEvent event, String traceparent, List<Effect> outside) {
        var step = orders.isElsewhere(event)
                ? Step.passing(traceparent)
                : steps.of(event, orders.cause(event, traceparent));
        var _ = Spans.within(step, () -> {
            apply(log.append(event, orders.traceId(event, traceparent)), step.traceparent(), outside);
            return outside;
        });
    }

    private void apply(Recorded recorded, String traceparent, List<Effect> outside) {
        orders.note(recorded.event(), traceparent);
        if (EventSteps.areFollowed(recorded.event()) && !traceparent.isEmpty()) {
            recent.note(recorded.sequence(), traceparent);
        }
        Announcements.of(recorded, traceparent);
        for (var effect : core.apply(recorded)) {
            switch (effect) {
                case Effect.Append(var consequence) -> record(consequence, traceparent, outside);
                case Effect.Send send -> outside.add(send);
                case Effect.Cancel cancel -> outside.add(cancel);
            }
        }
    }

    /** W3C trace context of a call about an order: what intended it. */
    String traceOf(OrderId order, String traceparent) {
        return orders.cause(order, traceparent);
    }

    Spans spans() {
        return recent.spans();
    }

    /** Intents survive the machine's death before anything leaves. */
    void sync() {
        log.sync();
    }

    TradingCore core() {
        return core;
    }

    /** Sequence of the newest event, whenever it rises. */
    public Flux<Long> heads() {
        return heads.asFlux().onBackpressureLatest();
    }
}
