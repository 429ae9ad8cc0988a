package io.sapphire.coordinator.core;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.OrderEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes a run from its log: what came from outside goes into a fresh core, and what the core makes of it must be
 * what the log tells next. For one thread at a time.
 */
public final class Replay {
    private final Deque<MeshEvent> expected = new ArrayDeque<>();
    private Optional<TradingCore> core;
    private long compared;
    private long unrecorded;

    /** From the first record on. */
    public Replay() {
        this.core = Optional.empty();
    }

    /** From the record behind the last one a core knows of. */
    public Replay(TradingCore core) {
        this.core = Optional.of(core);
    }

    /**
     * Takes the next record.
     *
     * @return where log and core first part; nothing is to be taken after that
     */
    public Optional<Divergence> take(Recorded recorded) {
        var event = recorded.event();
        if (event instanceof MeshEvent.LeaderChanged) {
            abandon();
        }
        return compare(recorded).or(() -> apply(recorded));
    }

    /** A process that died had not recorded all that followed; the next one finds out what became of it. */
    private void abandon() {
        unrecorded += expected.size();
        expected.clear();
    }

    private Optional<Divergence> compare(Recorded recorded) {
        var event = recorded.event();
        if (expected.isEmpty()) {
            return isDecidedHere(event)
                    ? Optional.of(new Divergence(recorded, Optional.empty(), "the core decides nothing here"))
                    : Optional.empty();
        }
        var own = expected.removeFirst();
        compared++;
        return asToldBy(event, own).equals(event)
                ? Optional.empty()
                : Optional.of(new Divergence(recorded, Optional.of(own), "the core decides something else"));
    }

    /** Older logs do not tell how an intent came to its size: that is not held against them. */
    private static MeshEvent asToldBy(MeshEvent recorded, MeshEvent own) {
        boolean untold = recorded instanceof MeshEvent.OrderChanged(OrderEvent.Intended intended, var _)
                && intended.manner().equals(Manner.NONE);
        return untold && own instanceof MeshEvent.OrderChanged(OrderEvent.Intended ours, var report)
                ? new MeshEvent.OrderChanged(ours.untold(), report)
                : own;
    }

    private Optional<Divergence> apply(Recorded recorded) {
        try {
            var consequences = core(recorded.event()).apply(recorded).stream()
                    .filter(Effect.Append.class::isInstance)
                    .map(effect -> ((Effect.Append) effect).event())
                    .toList();
            // Depth first, as they are recorded.
            consequences.reversed().forEach(expected::addFirst);
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException impossible) {
            return Optional.of(new Divergence(
                    recorded, Optional.empty(), "the core cannot take this event: " + impossible.getMessage()));
        }
    }

    private TradingCore core(MeshEvent event) {
        if (core.isEmpty() && event instanceof MeshEvent.RunStarted started) {
            core = Optional.of(TradingCore.recorded(started));
        }
        return core();
    }

    /** Whether the core alone can be the author. Positions are also compared when a coordinator takes over. */
    private static boolean isDecidedHere(MeshEvent event) {
        return switch (event) {
            case MeshEvent.DecisionMade _ -> true;
            case MeshEvent.OrderChanged(var fact, var _) -> isDecidedHere(fact);
            case MeshEvent.RunStarted _,
                    MeshEvent.LeaderChanged _,
                    MeshEvent.TimeAdvanced _,
                    MeshEvent.MarketObserved _,
                    MeshEvent.VenueReadiness _,
                    MeshEvent.AgentJoined _,
                    MeshEvent.AgentLeft _,
                    MeshEvent.AgentMuted _,
                    MeshEvent.RoundClosed _,
                    MeshEvent.SignalReceived _,
                    MeshEvent.SignalRefused _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.CritiqueReceived _,
                    MeshEvent.Reasoned _,
                    MeshEvent.AccountChanged _,
                    MeshEvent.PositionReconciled _,
                    MeshEvent.FrameNamed _,
                    MeshEvent.ReplicationChanged _,
                    MeshEvent.TradingHalted _,
                    MeshEvent.TradingReduced _,
                    MeshEvent.TradingResumed _,
                    MeshEvent.LimitsChanged _,
                    MeshEvent.OperatorActed _,
                    MeshEvent.AgentAdded _,
                    MeshEvent.AgentRemoved _,
                    MeshEvent.AgentAsked _,
                    MeshEvent.AgentAnswered _ -> false;
        };
    }

    private static boolean isDecidedHere(OrderEvent fact) {
        return switch (fact) {
            case OrderEvent.Denied _, OrderEvent.Intended _, OrderEvent.CancelIntended _ -> true;
            case OrderEvent.Reported _ -> false;
        };
    }

    /** @throws IllegalStateException before the run's start was taken */
    public TradingCore core() {
        return core.orElseThrow(() -> new IllegalStateException("the log does not begin with the start of a run"));
    }

    /** How many of the core's own events were found in the log as it makes them. */
    public long compared() {
        return compared;
    }

    /** How many of them died with a process before they were recorded. */
    public long unrecorded() {
        return unrecorded;
    }

    /** What must still follow in the log. */
    public List<MeshEvent> expected() {
        return List.copyOf(expected);
    }
}
