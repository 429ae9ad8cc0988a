package io.sapphire.gateway.flow;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.gateway.view.Topologies.EdgeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What goes from service to service, as the event log tells: frames and reports come in, rounds go out to the agents,
 * orders to the adapter, and all of it to the gateway. For one thread at a time.
 */
public final class Traffic {
    /** Over how much wall-clock time rates and latencies are taken. */
    public static final Duration WINDOW = Duration.ofSeconds(10);

    private final Steps steps = new Steps();
    private final SequencedMap<Line, Passage> passages = new LinkedHashMap<>();

    /** No agent sits anywhere yet. */
    public Traffic() {
        clear();
    }

    /** Another run begins. */
    private void clear() {
        passages.clear();
        Stream.of(Line.FRAMES, Line.REPORTS, Line.ORDERS, Line.EVENTS, Line.FACTS)
                .forEach(line -> passages.put(line, new Passage()));
    }

    /**
     * Takes one event in. What was recorded longer ago than the window is read, not happening.
     *
     * @param facts how many facts it was to readers
     * @param now by the clock that recorded it
     * @param nanos by the monotonic clock
     */
    public void take(Recorded recorded, int facts, Instant now, long nanos) {
        if (recorded.event() instanceof MeshEvent.RunStarted) {
            clear();
        }
        if (Duration.between(recorded.recordTime(), now).compareTo(WINDOW) <= 0) {
            count(recorded, facts, nanos);
        }
    }

    private void count(Recorded recorded, int facts, long nanos) {
        var at = recorded.recordTime();
        of(Line.EVENTS).count(at, nanos);
        for (int fact = 0; fact < facts; fact++) {
            of(Line.FACTS).count(at, nanos);
        }
        switch (recorded.event()) {
            case MeshEvent.MarketObserved _ -> of(Line.FRAMES).count(at, nanos);
            case MeshEvent.RoundClosed closed -> round(closed, at, nanos);
            case MeshEvent.OrderChanged(OrderEvent.Intended _, var _) ->
                of(Line.ORDERS).count(at, nanos);
            case MeshEvent.OrderChanged(OrderEvent.Reported fact, var _) -> report(fact, at, nanos);
            case MeshEvent.AccountChanged _ -> of(Line.REPORTS).count(at, nanos);
            default -> {
                // It goes no way but that of every event.
            }
        }
        steps.ended(recorded).forEach(taken -> time(taken, recorded.event(), nanos));
    }

    private void round(MeshEvent.RoundClosed closed, Instant at, long nanos) {
        closed.answers().forEach(answer -> agent(answer.agent()).count(at, nanos));
        closed.missing().forEach(agent -> {
            agent(agent).count(at, nanos);
            agent(agent).fail(nanos);
        });
    }

    private void report(OrderEvent.Reported fact, Instant at, long nanos) {
        of(Line.REPORTS).count(at, nanos);
        if (fact instanceof OrderEvent.Rejected || fact instanceof OrderEvent.Unknown) {
            of(Line.ORDERS).fail(nanos);
        }
    }

    private void time(Steps.Taken taken, MeshEvent event, long nanos) {
        switch (taken.step()) {
            case ACK -> of(Line.ORDERS).time(taken.time(), nanos);
            case ROUND -> {
                if (event instanceof MeshEvent.RoundClosed closed) {
                    closed.answers().forEach(answer -> agent(answer.agent()).time(taken.time(), nanos));
                }
            }
            case DECISION, RISK, KILL -> {
                // Within the coordinator, or of many orders: it goes no way.
            }
        }
    }

    private Passage agent(AgentId agent) {
        return of(Line.round(agent.value()));
    }

    private Passage of(Line line) {
        return passages.computeIfAbsent(line, _ -> new Passage());
    }

    /** Every line, those without traffic too. @param nanos by the monotonic clock */
    public List<EdgeRow> edges(long nanos) {
        return passages.entrySet().stream()
                .map(line -> line.getValue().row(line.getKey(), nanos))
                .toList();
    }
}
