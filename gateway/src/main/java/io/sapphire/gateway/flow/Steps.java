package io.sapphire.gateway.flow;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds how long each step of trading took, by the coordinator's record times. For one thread at a time. */
public final class Steps {
    /** Far more than are ever on their way at once. */
    private static final int MOST = 1_024;

    private final Map<Symbol, Instant> frames = new HashMap<>();
    private final Map<Long, Instant> decisions = newest();
    private final Map<OrderId, Instant> intents = newest();
    private final Kill kill = new Kill();

    private static <K> Map<K, Instant> newest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > MOST;
            }
        };
    }

    /** A part of the way from a frame to a fill. */
    public enum Step {
        /** From a market's frame to the end of its round, critique included. */
        ROUND,
        /** From a market's frame to the decision made on it. */
        DECISION,
        /** From a decision to its first order, or to the denial of it. */
        RISK,
        /** From an order's intent to the venue's first word on it. */
        ACK,
        /** From a halt of all trading until nothing is left of the entries that were on their way. */
        KILL
    }

    /** A step that has just ended. */
    public record Taken(Step step, Duration time) {}

    /** The steps that an event ends; one whose beginning was not seen is none. */
    public List<Taken> ended(Recorded recorded) {
        var taken = new ArrayList<Taken>();
        kill.ended(recorded).ifPresent(time -> taken.add(new Taken(Step.KILL, time)));
        trading(recorded).ifPresent(taken::add);
        return taken;
    }

    private Optional<Taken> trading(Recorded recorded) {
        var now = recorded.recordTime();
        return switch (recorded.event()) {
            case MeshEvent.MarketObserved(var frame) -> {
                frames.put(frame.symbol(), now);
                yield Optional.empty();
            }
            case MeshEvent.RoundClosed closed -> taken(Step.ROUND, frames.get(closed.symbol()), now);
            case MeshEvent.DecisionMade(var made) -> {
                decisions.put(made.number(), now);
                yield taken(Step.DECISION, frames.get(made.symbol()), now);
            }
            case MeshEvent.OrderChanged(OrderEvent.Intended intended, var _) -> {
                intents.put(intended.orderId(), now);
                yield taken(Step.RISK, decisions.remove(intended.decision()), now);
            }
            case MeshEvent.OrderChanged(OrderEvent.Denied denied, var _) ->
                taken(Step.RISK, decisions.remove(denied.decision()), now);
            case MeshEvent.OrderChanged(OrderEvent.Reported fact, var _) ->
                taken(Step.ACK, intents.remove(fact.orderId()), now);
            case MeshEvent.RunStarted _ -> {
                frames.clear();
                decisions.clear();
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
