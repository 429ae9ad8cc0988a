package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Sheet;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import java.time.Instant;
import java.util.Optional;

/** A row for every event, so that nothing can be missing unseen. */
final class AuditRows {
    private final Sheet sheet;

    AuditRows(Sheet sheet) {
        this.sheet = sheet;
    }

    void apply(Recorded recorded, Optional<Instant> time) {
        var row = sheet.row("audit", time).text("previous_sha256", recorded.previous());
        switch (recorded.event()) {
            case MeshEvent.RunStarted run ->
                row.text("kind", "RUN_STARTED")
                        .text(
                                "detail",
                                "profile %s, seed %d, build %s".formatted(run.profile(), run.seed(), run.build()));
            case MeshEvent.LeaderChanged(var epoch) ->
                row.text("kind", "LEADER_CHANGED").text("detail", "epoch " + epoch);
            case MeshEvent.TimeAdvanced _ -> row.text("kind", "TIME_ADVANCED");
            case MeshEvent.MarketObserved(var frame) ->
                row.text("kind", "MARKET_OBSERVED").text("subject", frame.symbol());
            case MeshEvent.FrameNamed named ->
                row.text("kind", "FRAME_NAMED")
                        .text("subject", named.symbol())
                        .text("detail", "byte %d of %s".formatted(named.offset(), named.recording()));
            case MeshEvent.VenueReadiness(var readiness, var detail) ->
                row.text("kind", "VENUE_READINESS").text("subject", readiness).text("detail", detail);
            case MeshEvent.AgentJoined(var agent, var probation, var shadow) ->
                row.text("kind", "AGENT_JOINED")
                        .text("subject", agent.id())
                        .text(
                                "detail",
                                "version " + agent.version() + (probation ? ", on probation" : "")
                                        + (shadow ? ", as a shadow" : ""));
            case MeshEvent.AgentLeft(var agent, var reason) ->
                row.text("kind", "AGENT_LEFT").text("subject", agent).text("detail", reason);
            case MeshEvent.AgentMuted(var agent, var muted, var operator, var reason) ->
                row.text("kind", muted ? "AGENT_MUTED" : "AGENT_UNMUTED")
                        .text("subject", agent)
                        .text("operator", operator)
                        .text("detail", reason);
            case MeshEvent.RoundClosed round -> row.text("kind", "ROUND_CLOSED").text("subject", round.symbol());
            case MeshEvent.SignalReceived(var signal) ->
                row.text("kind", "SIGNAL_RECEIVED").text("subject", signal.agent());
            case MeshEvent.SignalRefused refused ->
                row.text("kind", "SIGNAL_REFUSED")
                        .text("subject", refused.agent())
                        .text("detail", refused.reason());
            case MeshEvent.AnswerLate late ->
                row.text("kind", "ANSWER_LATE")
                        .text("subject", late.agent())
                        .text(
                                "detail",
                                "%s of frame %d of %s, %d ms after the deadline"
                                        .formatted(
                                                late.round(),
                                                late.frame(),
                                                late.symbol(),
                                                late.by().toMillis()));
            case MeshEvent.CritiqueReceived(var critique) ->
                row.text("kind", "CRITIQUE_RECEIVED").text("subject", critique.author());
            case MeshEvent.Reasoned(var reasoning) ->
                row.text("kind", "REASONED").text("subject", reasoning.agent());
            case MeshEvent.DecisionMade(var decision) ->
                row.text("kind", "DECISION_MADE").text("subject", decision.symbol());
            case MeshEvent.OrderChanged(var fact, var _) ->
                row.text("kind", "ORDER_CHANGED").text("subject", fact.orderId());
            case MeshEvent.AccountChanged _ -> row.text("kind", "ACCOUNT_CHANGED");
            case MeshEvent.PositionReconciled compared ->
                row.text("kind", "POSITION_RECONCILED").text("subject", compared.symbol());
            case MeshEvent.ReplicationChanged(var replication, var reason) ->
                row.text("kind", "REPLICATION_CHANGED")
                        .text("subject", replication)
                        .text("detail", reason);
            case MeshEvent.TradingHalted(var operator, var reason, var _, var scope) ->
                hand(row.text("kind", "TRADING_HALTED"), operator, reason, scope);
            case MeshEvent.TradingReduced(var operator, var reason, var _, var scope) ->
                hand(row.text("kind", "TRADING_REDUCED"), operator, reason, scope);
            case MeshEvent.TradingResumed(var operator, var reason, var _, var scope) ->
                hand(row.text("kind", "TRADING_RESUMED"), operator, reason, scope);
            case MeshEvent.LimitsChanged changed ->
                row.text("kind", "LIMITS_CHANGED")
                        .text("subject", changed.limit())
                        .text("operator", changed.operator())
                        .text(
                                "detail",
                                "from %s to %s: %s"
                                        .formatted(changed.oldValue(), changed.newValue(), changed.reason()));
            case MeshEvent.OperatorActed(var operator, var action, var reason, var _, var scope) ->
                hand(row.text("kind", "OPERATOR_ACTED"), operator, action + ": " + reason, scope);
            case MeshEvent.AgentAdded(var agent, var target, var operator, var reason) ->
                row.text("kind", "AGENT_ADDED")
                        .text("subject", agent)
                        .text("operator", operator)
                        .text("detail", target + ": " + reason);
            case MeshEvent.AgentRemoved(var agent, var operator, var reason) ->
                row.text("kind", "AGENT_REMOVED")
                        .text("subject", agent)
                        .text("operator", operator)
                        .text("detail", reason);
            case MeshEvent.AgentAsked(var agent, var operator, var _) ->
                row.text("kind", "AGENT_ASKED").text("subject", agent).text("operator", operator);
            case MeshEvent.AgentAnswered(var agent, var _, var _) ->
                row.text("kind", "AGENT_ANSWERED").text("subject", agent);
        }
    }

    private static void hand(Row row, String operator, String detail, Scope scope) {
        row.text("operator", operator).text("detail", detail);
        switch (scope) {
            case Scope.All _ -> {}
            case Scope.Market(var symbol) -> row.text("subject", symbol);
        }
    }
}
