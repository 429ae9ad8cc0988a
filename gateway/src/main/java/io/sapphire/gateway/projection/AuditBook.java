package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.gateway.projection.Shelf.Look;
import io.sapphire.gateway.view.Records.AuditRow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who did what, when and why: everything that changed what may be traded, and by whom. For one thread at a time. */
final class AuditBook {
    private static final String COORDINATOR = "coordinator";

    private final Shelf<AuditRow> acts;

    /** What was done to what. */
    private record Act(
            String actor,
            String action,
            @Nullable String object,
            @Nullable String old,
            @Nullable String now,
            @Nullable String reason) {

        static Act simple(String actor, String action, @Nullable String object, @Nullable String reason) {
            return new Act(actor, action, object, null, null, reason);
        }
    }

    AuditBook(int cap) {
        this.acts = new Shelf<>(cap);
    }

    void apply(Recorded recorded, Optional<Instant> venueTime) {
        act(recorded.event()).ifPresent(act -> acts.put(recorded.sequence(), row(act, recorded, venueTime)));
    }

    /** What is no act of anybody is nothing here: the log has it. */
    private static Optional<Act> act(MeshEvent event) {
        return switch (event) {
            case MeshEvent.RunStarted run ->
                Optional.of(Act.simple(COORDINATOR, "RUN", run.runId(), "build " + run.build()));
            case MeshEvent.LeaderChanged(var epoch) ->
                Optional.of(Act.simple(COORDINATOR, "LEADER", "epoch " + epoch, null));
            case MeshEvent.TradingHalted halted ->
                Optional.of(Act.simple(halted.operator(), "HALT", object(halted.scope()), halted.reason()));
            case MeshEvent.TradingReduced reduced ->
                Optional.of(Act.simple(reduced.operator(), "REDUCE", object(reduced.scope()), reduced.reason()));
            case MeshEvent.TradingResumed resumed ->
                Optional.of(Act.simple(resumed.operator(), "RESUME", object(resumed.scope()), resumed.reason()));
            case MeshEvent.OperatorActed acted ->
                Optional.of(Act.simple(acted.operator(), acted.action(), object(acted.scope()), acted.reason()));
            case MeshEvent.LimitsChanged changed ->
                Optional.of(new Act(
                        changed.operator(),
                        "LIMIT",
                        changed.limit(),
                        changed.oldValue(),
                        changed.newValue(),
                        changed.reason()));
            case MeshEvent.AgentMuted muted ->
                Optional.of(Act.simple(
                        muted.operator(),
                        muted.muted() ? "MUTE" : "UNMUTE",
                        muted.agent().value(),
                        muted.reason()));
            case MeshEvent.AgentAdded added ->
                Optional.of(
                        new Act(added.operator(), "ADD", added.agent().value(), null, added.target(), added.reason()));
            case MeshEvent.AgentRemoved removed ->
                Optional.of(
                        Act.simple(removed.operator(), "REMOVE", removed.agent().value(), removed.reason()));
            case MeshEvent.AgentAsked asked ->
                Optional.of(Act.simple(asked.operator(), "ASK", asked.agent().value(), asked.question()));
            case MeshEvent.AgentJoined joined ->
                Optional.of(Act.simple(
                        COORDINATOR,
                        joined.shadow() ? "SHADOW" : "SEAT",
                        joined.agent().id().value(),
                        joined.probation() ? "on probation" : null));
            case MeshEvent.AgentLeft left ->
                Optional.of(Act.simple(COORDINATOR, "UNSEAT", left.agent().value(), left.reason()));
            case MeshEvent.ReplicationChanged changed ->
                Optional.of(
                        Act.simple(COORDINATOR, "REPLICA", changed.replication().name(), changed.reason()));
            case MeshEvent.TimeAdvanced _,
                    MeshEvent.MarketObserved _,
                    MeshEvent.VenueReadiness _,
                    MeshEvent.RoundClosed _,
                    MeshEvent.SignalReceived _,
                    MeshEvent.SignalRefused _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.CritiqueReceived _,
                    MeshEvent.Reasoned _,
                    MeshEvent.DecisionMade _,
                    MeshEvent.OrderChanged _,
                    MeshEvent.AccountChanged _,
                    MeshEvent.PositionReconciled _,
                    MeshEvent.FrameNamed _,
                    MeshEvent.AgentAnswered _ -> Optional.empty();
        };
    }

    private static @Nullable String object(Scope scope) {
        return switch (scope) {
            case Scope.All _ -> null;
            case Scope.Market(var symbol) -> symbol.value();
        };
    }

    private static AuditRow row(Act act, Recorded recorded, Optional<Instant> venueTime) {
        return new AuditRow(
                "a-" + recorded.sequence(),
                recorded.sequence(),
                venueTime.orElse(null),
                recorded.recordTime(),
                act.actor(),
                act.action(),
                act.object(),
                act.old(),
                act.now(),
                act.reason(),
                recorded.previous());
    }

    Look<AuditRow> before(long sequence, int limit, Predicate<AuditRow> wanted) {
        return acts.before(sequence, limit, wanted);
    }
}
