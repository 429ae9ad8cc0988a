package io.sapphire.domain.event;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One fact about the mesh. Facts are appended, never changed. */
public sealed interface MeshEvent {

    /**
     * The first event of every log: all that a replay needs to build the same core.
     *
     * @param build version of the software that wrote the log
     * @param settings everything that decides about trading, sorted by key
     * @param tradingStart venue time before which agents only observe
     */
    record RunStarted(
            String runId,
            String build,
            long seed,
            String profile,
            List<Setting> settings,
            List<Listing> listings,
            Instant tradingStart)
            implements MeshEvent {

        public RunStarted {
            settings = settings.stream().sorted().toList();
            listings = List.copyOf(listings);
        }
    }

    /** A coordinator took over the account: after every start, with a higher number each time. */
    record LeaderChanged(long epoch) implements MeshEvent {}

    /**
     * The only way time reaches the core.
     *
     * @param step number of the simulator's step in lock-step; 0 in live mode
     */
    record TimeAdvanced(Instant venueTime, long step) implements MeshEvent {}

    record MarketObserved(MarketFrame frame) implements MeshEvent {}

    record VenueReadiness(Readiness readiness, String detail) implements MeshEvent {}

    /**
     * An agent takes part.
     *
     * @param probation it was added at run time and has yet to earn its weight
     * @param shadow it is heard and scored, and counts in no decision
     */
    record AgentJoined(AgentDescriptor agent, boolean probation, boolean shadow) implements MeshEvent {

        public AgentJoined(AgentDescriptor agent, boolean probation) {
            this(agent, probation, false);
        }
    }

    record AgentLeft(AgentId agent, String reason) implements MeshEvent {}

    record AgentMuted(AgentId agent, boolean muted, String operator, String reason) implements MeshEvent {}

    /**
     * No more answers to a frame count from here on. The signals among the answers are recorded before it.
     *
     * @param answers in agent order
     * @param missing agents that did not answer in time
     */
    record RoundClosed(Symbol symbol, long frame, List<Answer> answers, List<AgentId> missing) implements MeshEvent {

        public RoundClosed {
            answers = List.copyOf(answers);
            missing = List.copyOf(missing);
        }
    }

    record SignalReceived(Signal signal) implements MeshEvent {}

    /** A reply that does not count: too late, malformed, or about something else. */
    record SignalRefused(AgentId agent, Symbol symbol, long frame, String reason) implements MeshEvent {}

    /**
     * An answer came when its round was over: it counted for nothing.
     *
     * @param round which of the frame's two
     * @param by how long after the deadline
     */
    record AnswerLate(AgentId agent, Symbol symbol, long frame, RoundKind round, Duration by) implements MeshEvent {}

    record CritiqueReceived(Critique critique) implements MeshEvent {}

    record Reasoned(Reasoning reasoning) implements MeshEvent {}

    record DecisionMade(Decision decision) implements MeshEvent {}

    /** @param report the adapter's number of it; 0 if it is our own doing */
    record OrderChanged(OrderEvent fact, long report) implements MeshEvent {}

    /** @param report the adapter's number of it */
    record AccountChanged(AccountEvent fact, long report) implements MeshEvent {}

    /** Our position is compared with the venue's; a difference is trusted to nobody and stops new entries. */
    record PositionReconciled(Symbol symbol, long oursE8, long venuesE8) implements MeshEvent {}

    /**
     * Stands in the log of a backtest instead of a frame that a decision or a report follows: the frame itself is made of a
     * recording that is kept elsewhere.
     *
     * @param recording SHA-256 of its file, in hex, or what else names it
     * @param offset the byte of the uncompressed file at which the last record begins that the frame was made of; the
     *     number of that record where there is no file
     */
    record FrameNamed(Symbol symbol, long frame, String recording, long offset) implements MeshEvent {

        public FrameNamed {
            if (offset < 0) {
                throw new IllegalArgumentException("a place in a recording must not be negative, was " + offset);
            }
        }
    }

    /** @param reason in words, for people */
    record ReplicationChanged(Replication replication, String reason) implements MeshEvent {}

    /** Nothing may leave but what makes positions smaller when an operator flattens. Latched. */
    record TradingHalted(String operator, String reason, Instant eventTime, Scope scope) implements MeshEvent {

        public TradingHalted(String operator, String reason, Instant eventTime) {
            this(operator, reason, eventTime, Scope.ALL);
        }
    }

    /** Only orders that make positions smaller may leave. Latched. */
    record TradingReduced(String operator, String reason, Instant eventTime, Scope scope) implements MeshEvent {

        public TradingReduced(String operator, String reason, Instant eventTime) {
            this(operator, reason, eventTime, Scope.ALL);
        }
    }

    record TradingResumed(String operator, String reason, Instant eventTime, Scope scope) implements MeshEvent {

        public TradingResumed(String operator, String reason, Instant eventTime) {
            this(operator, reason, eventTime, Scope.ALL);
        }
    }

    /**
     * One limit was changed while running.
     *
     * @param limit its key, for example {@code max-order-notional}
     * @param oldValue as text, as the settings have it
     * @param newValue as text
     * @param version number of the limits from now on
     */
    record LimitsChanged(String limit, String oldValue, String newValue, long version, String operator, String reason)
            implements MeshEvent {}

    /** An operator did something else, for example {@code FLATTEN} or {@code REARM}. */
    record OperatorActed(String operator, String action, String reason, Instant eventTime, Scope scope)
            implements MeshEvent {

        public OperatorActed(String operator, String action, String reason, Instant eventTime) {
            this(operator, action, reason, eventTime, Scope.ALL);
        }
    }

    /** A person gave an agent a seat while the run goes on; it joins on probation. @param target where it is dialled */
    record AgentAdded(AgentId agent, String target, String operator, String reason) implements MeshEvent {}

    /** A person took an agent's seat away, until it is added again: its last words do not count any more. */
    record AgentRemoved(AgentId agent, String operator, String reason) implements MeshEvent {}

    /** A person put a question to an agent. Nothing is decided on it. */
    record AgentAsked(AgentId agent, String operator, String question) implements MeshEvent {}

    /** The agent answered. @param question sequence of the question */
    record AgentAnswered(AgentId agent, long question, String answer) implements MeshEvent {}
}
