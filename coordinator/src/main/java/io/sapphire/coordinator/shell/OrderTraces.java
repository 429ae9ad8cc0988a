package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which trace led to an order: whatever becomes of it, however much later, belongs there. The newest orders are
 * remembered. For the core's thread.
 */
public final class OrderTraces {
    /** Far more than can be open at once. */
    private static final int MOST = 4_096;

    private final Map<OrderId, Origin> origins = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Origin> eldest) {
            return size() > MOST;
        }
    };

    /** @param traceparent of the step that intended it; empty if that was before this process */
    private record Origin(String traceId, String traceparent) {}

    /** Takes note of an event of the log: its trace is known, the step is not. */
    public void fold(Recorded recorded) {
        if (!recorded.traceId().isEmpty()) {
            intended(recorded.event()).ifPresent(order -> origins.put(order, new Origin(recorded.traceId(), "")));
        }
    }

    /** Takes note of an event whose step is this. */
    void note(MeshEvent event, String traceparent) {
        if (!traceparent.isEmpty()) {
            intended(event).ifPresent(order -> origins.put(order, new Origin(Traces.id(traceparent), traceparent)));
        }
    }

    /** The trace a fact belongs to: its order's; else the one it came in. */
    String traceId(MeshEvent event, String traceparent) {
        return of(event).map(Origin::traceId).orElseGet(() -> Traces.id(traceparent));
    }

    /** Whether a fact belongs to a trace whose steps were another process's: none of ours can follow from them. */
    boolean isElsewhere(MeshEvent event) {
        return of(event).filter(origin -> origin.traceparent().isEmpty()).isPresent();
    }

    /** What a fact follows from: its order's intent; else what it came in. */
    String cause(MeshEvent event, String traceparent) {
        return of(event).map(Origin::traceparent).orElse(traceparent);
    }

    /** What a call about an order follows from. */
    String cause(OrderId order, String traceparent) {
        return Optional.ofNullable(origins.get(order))
                .map(Origin::traceparent)
                .filter(known -> !known.isEmpty())
                .orElse(traceparent);
    }

    private Optional<Origin> of(MeshEvent event) {
        return event instanceof MeshEvent.OrderChanged(var fact, var _) && !(fact instanceof OrderEvent.Intended)
                ? Optional.ofNullable(origins.get(fact.orderId()))
                : Optional.empty();
    }

    private static Optional<OrderId> intended(MeshEvent event) {
        return event instanceof MeshEvent.OrderChanged(OrderEvent.Intended intended, var _)
                ? Optional.of(intended.orderId())
                : Optional.empty();
    }
}
