package io.sapphire.gateway.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.gateway.stream.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Times the steps of trading by the coordinator's record times, as the log goes by. What was recorded before this
 * process began says nothing about now, and is left out.
 */
public final class StepTimes implements EventLog {
    /** Far more than are ever on their way at once. */
    private static final int MOST_ORDERS = 1_024;

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final EventLog log;
    private final Instant since;
    private final Timer round;
    private final Timer decision;
    private final Timer ack;
    private final Map<Symbol, Instant> frames = new HashMap<>();
    private final Map<OrderId, Instant> intents = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Instant> eldest) {
            return size() > MOST_ORDERS;
        }
    };

    /** @param since events recorded earlier are not timed */
    public StepTimes(EventLog log, MeterRegistry registry, Instant since) {
        this.log = log;
        this.since = since;
        this.round =
                timer(registry, "sapphire.round", "From a market's frame to the end of its round, critique included");
        this.decision = timer(registry, "sapphire.decision", "From a market's frame to the decision made on it");
        this.ack = timer(registry, "sapphire.submit.to.ack", "From an order's intent to the venue's first word on it");
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public Flux<List<Recorded>> follow() {
        return log.follow().doOnNext(batch -> batch.forEach(this::time));
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return log.from(sequence);
    }

    @Override
    public boolean connected() {
        return log.connected();
    }

    private void time(Recorded recorded) {
        var now = recorded.recordTime();
        if (now.isBefore(since)) {
            return;
        }
        switch (recorded.event()) {
            case MeshEvent.MarketObserved(var frame) -> frames.put(frame.symbol(), now);
            case MeshEvent.RoundClosed closed -> record(round, frames.get(closed.symbol()), now);
            case MeshEvent.DecisionMade(var made) -> record(decision, frames.get(made.symbol()), now);
            case MeshEvent.OrderChanged(OrderEvent.Intended intended, var _) -> intents.put(intended.orderId(), now);
            case MeshEvent.OrderChanged(OrderEvent.Reported fact, var _) ->
                record(ack, intents.remove(fact.orderId()), now);
            case MeshEvent.RunStarted _ -> {
                frames.clear();
                intents.clear();
            }
            default -> {
                // Nothing is timed by it.
            }
        }
    }

    private static void record(Timer timer, @Nullable Instant begun, Instant now) {
        if (begun != null) {
            timer.record(Duration.between(begun, now));
        }
    }
}
