package io.sapphire.gateway.flow;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds how long each step of trading took, by the coordinator's record times. For one thread at a time. */
public final class Steps {
    /** Far more than are ever on their way at once. */
    private static final int MOST_ORDERS = 1_024;

    private final Map<Symbol, Instant> frames = new HashMap<>();
    private final Map<OrderId, Instant> intents = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Instant> eldest) {
            return size() > MOST_ORDERS;
        }
    };

    /** A part of the way from a frame to a fill. */
    public enum Step {
        /** From a market's frame to the end of its round, critique included. */
        ROUND,
        /** From a market's frame to the decision made on it. */
        DECISION,
        /** From an order's intent to the venue's first word on it. */
        ACK
    }

    /** A step that has just ended. */
    public record Taken(Step step, Duration time) {}

    /** The step that an event ends; none if it ends none, or its beginning was not seen. */
    public Optional<Taken> ended(Recorded recorded) {
        var now = recorded.recordTime();
        return switch (recorded.event()) {
            case MeshEvent.MarketObserved(var frame) -> {
                frames.put(frame.symbol(), now);
                yield Optional.empty();
            }
            case MeshEvent.RoundClosed closed -> taken(Step.ROUND, frames.get(closed.symbol()), now);
            case MeshEvent.DecisionMade(var made) -> taken(Step.DECISION, frames.get(made.symbol()), now);
            case MeshEvent.OrderChanged(OrderEvent.Intended intended, var _) -> {
                intents.put(intended.orderId(), now);
                yield Optional.empty();
            }
            case MeshEvent.OrderChanged(OrderEvent.Reported fact, var _) ->
                taken(Step.ACK, intents.remove(fact.orderId()), now);
            case MeshEvent.RunStarted _ -> {
                frames.clear();
                intents.clear();
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Taken> taken(Step step, @Nullable Instant begun, Instant now) {
        return begun == null ? Optional.empty() : Optional.of(new Taken(step, Duration.between(begun, now)));
    }
}
