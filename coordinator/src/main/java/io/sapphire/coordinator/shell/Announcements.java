package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.portfolio.AccountEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What an operator wants to read in the logs, by name and with fields: docs/logs.md lists them. The event log has all of it,
 * and more; this is for those who watch many services in one place.
 */
final class Announcements {
    private static final Logger LOG = LoggerFactory.getLogger("io.sapphire.events");

    private Announcements() {}

    /** @param traceparent of the step the event is, or came in */
    static void of(Recorded recorded, String traceparent) {
        switch (recorded.event()) {
            case MeshEvent.RunStarted started ->
                say(LOG.atInfo(), "run_started", recorded, traceparent)
                        .addKeyValue("run", started.runId())
                        .addKeyValue("profile", started.profile())
                        .log("run {} begins with profile {}", started.runId(), started.profile());
            case MeshEvent.LeaderChanged(var epoch) ->
                say(LOG.atInfo(), "leader_changed", recorded, traceparent)
                        .addKeyValue("epoch", epoch)
                        .log("this coordinator leads, epoch {}", epoch);
            case MeshEvent.VenueReadiness(var readiness, var detail) ->
                say(LOG.atInfo(), "venue_readiness", recorded, traceparent)
                        .addKeyValue("readiness", String.valueOf(readiness))
                        .log("the venue is {}: {}", readiness, detail);
            case MeshEvent.AgentJoined(var agent, var _, var shadow) ->
                say(LOG.atInfo(), "agent_joined", recorded, traceparent)
                        .addKeyValue("agent", String.valueOf(agent.id()))
                        .log("agent {} {}", agent.id(), shadow ? "is scored as a shadow" : "takes part");
            case MeshEvent.AgentLeft(var agent, var reason) ->
                say(LOG.atWarn(), "agent_left", recorded, traceparent)
                        .addKeyValue("agent", String.valueOf(agent))
                        .log("agent {} does not take part any more: {}", agent, reason);
            case MeshEvent.AgentAdded added ->
                hand("agent_added", added.operator(), recorded, traceparent)
                        .addKeyValue("agent", added.agent().value())
                        .log("agent {} is added by {}: {}", added.agent(), added.operator(), added.reason());
            case MeshEvent.AgentRemoved removed ->
                hand("agent_removed", removed.operator(), recorded, traceparent)
                        .addKeyValue("agent", removed.agent().value())
                        .log("agent {} is removed by {}: {}", removed.agent(), removed.operator(), removed.reason());
            case MeshEvent.AgentMuted muted ->
                say(LOG.atInfo(), "agent_muted", recorded, traceparent)
                        .addKeyValue("agent", String.valueOf(muted.agent()))
                        .addKeyValue("operator", muted.operator())
                        .log("agent {} is {}", muted.agent(), muted.muted() ? "muted" : "heard again");
            case MeshEvent.OrderChanged(var fact, var _) -> order(fact, recorded, traceparent);
            case MeshEvent.AccountChanged(var fact, var _) -> account(fact, recorded, traceparent);
            case MeshEvent.PositionReconciled told -> {
                if (told.oursE8() != told.venuesE8()) {
                    say(LOG.atError(), "position_differs", recorded, traceparent)
                            .addKeyValue("symbol", String.valueOf(told.symbol()))
                            .log(
                                    "position of {}: ours {}, the venue's {}",
                                    told.symbol(),
                                    Fixed.toPlainString(told.oursE8()),
                                    Fixed.toPlainString(told.venuesE8()));
                }
            }
            case MeshEvent.ReplicationChanged(var replication, var reason) ->
                say(
                                replication == Replication.LOST ? LOG.atError() : LOG.atInfo(),
                                "replication",
                                recorded,
                                traceparent)
                        .addKeyValue("state", String.valueOf(replication))
                        .log("replication is {}: {}", replication, reason);
            case MeshEvent.TradingHalted act ->
                hand("trading_halted", act.operator(), recorded, traceparent)
                        .log("trading halted, {}: {}", act.scope(), act.reason());
            case MeshEvent.TradingReduced act ->
                hand("trading_reduced", act.operator(), recorded, traceparent)
                        .log("only what reduces may leave, {}: {}", act.scope(), act.reason());
            case MeshEvent.TradingResumed act ->
                hand("trading_resumed", act.operator(), recorded, traceparent)
                        .log("trading resumed, {}: {}", act.scope(), act.reason());
            case MeshEvent.LimitsChanged act ->
                hand("limits_changed", act.operator(), recorded, traceparent)
                        .addKeyValue("limit", act.limit())
                        .log("limit {} from {} to {}: {}", act.limit(), act.oldValue(), act.newValue(), act.reason());
            case MeshEvent.OperatorActed act ->
                hand("operator_acted", act.operator(), recorded, traceparent)
                        .addKeyValue("action", act.action())
                        .log("{}, {}: {}", act.action(), act.scope(), act.reason());
            // Too many for a log of words, or of no interest outside: the event log has them.
            case MeshEvent.FrameNamed _,
                    MeshEvent.TimeAdvanced _,
                    MeshEvent.MarketObserved _,
                    MeshEvent.RoundClosed _,
                    MeshEvent.SignalReceived _,
                    MeshEvent.SignalRefused _,
                    MeshEvent.AnswerLate _,
                    MeshEvent.CritiqueReceived _,
                    MeshEvent.Reasoned _,
                    MeshEvent.DecisionMade _,
                    MeshEvent.AgentAsked _,
                    MeshEvent.AgentAnswered _ -> {}
        }
    }

    private static void order(OrderEvent fact, Recorded recorded, String traceparent) {
        switch (fact) {
            case OrderEvent.Intended intended -> {
                var order = intended.order();
                about(LOG.atInfo(), "order_intended", order, recorded, traceparent)
                        .addKeyValue("decision", intended.decision())
                        .addKeyValue("price", String.valueOf(intended.expectedPrice()))
                        .log("{} {} {} {}", order.purpose(), order.side(), order.quantity(), order.symbol());
            }
            case OrderEvent.Denied denied ->
                about(LOG.atInfo(), "order_denied", denied.order(), recorded, traceparent)
                        .addKeyValue("code", denied.denial().code().number())
                        .log("denied: {}", denied.denial().code());
            case OrderEvent.External external ->
                about(LOG.atWarn(), "order_external", external.order(), recorded, traceparent)
                        .log("an order on the account that is not ours");
            case OrderEvent.Filled(var id, var fill, var _) -> traded(fill, id.value(), recorded, traceparent);
            case OrderEvent.PartiallyFilled(var id, var fill, var _) -> traded(fill, id.value(), recorded, traceparent);
            case OrderEvent.Rejected rejected ->
                say(LOG.atWarn(), "order_rejected", recorded, traceparent)
                        .addKeyValue("order_id", String.valueOf(rejected.orderId()))
                        .addKeyValue("code", rejected.venueCode())
                        .log("the venue refused an order: {}", rejected.venueReason());
            case OrderEvent.Unknown unknown ->
                say(LOG.atWarn(), "order_unknown", recorded, traceparent)
                        .addKeyValue("order_id", String.valueOf(unknown.orderId()))
                        .log("nobody can say what became of an order: {}", unknown.cause());
            case OrderEvent.Resolved resolved ->
                say(LOG.atInfo(), "order_resolved", recorded, traceparent)
                        .addKeyValue("order_id", String.valueOf(resolved.orderId()))
                        .log("an order {} the venue", resolved.reachedVenue() ? "reached" : "never reached");
            case OrderEvent.CancelIntended _,
                    OrderEvent.Accepted _,
                    OrderEvent.Amended _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Expired _ -> {}
        }
    }

    private static void traded(Fill fill, String order, Recorded recorded, String traceparent) {
        say(LOG.atInfo(), "trade_executed", recorded, traceparent)
                .addKeyValue("symbol", String.valueOf(fill.symbol()))
                .addKeyValue("side", String.valueOf(fill.side()))
                .addKeyValue("amount", String.valueOf(fill.quantity()))
                .addKeyValue("price", String.valueOf(fill.price()))
                .addKeyValue("fee", String.valueOf(fill.fee()))
                .addKeyValue("order_id", order)
                .log("{} {} {} at {}", fill.side(), fill.quantity(), fill.symbol(), fill.price());
    }

    private static void account(AccountEvent fact, Recorded recorded, String traceparent) {
        switch (fact) {
            case AccountEvent.Liquidated(var symbol, var _) ->
                say(LOG.atError(), "liquidated", recorded, traceparent)
                        .addKeyValue("symbol", String.valueOf(symbol))
                        .log("the venue closed the position in {}", symbol);
            case AccountEvent.FundingPaid(var symbol, var amount, var _) ->
                say(LOG.atInfo(), "funding", recorded, traceparent)
                        .addKeyValue("symbol", String.valueOf(symbol))
                        .addKeyValue("amount", String.valueOf(amount))
                        .log("funding of {}: {}", symbol, amount);
            case AccountEvent.BalanceChanged changed ->
                say(LOG.atInfo(), "balance_changed", recorded, traceparent)
                        .addKeyValue("amount", String.valueOf(changed.amount()))
                        .log("{} {}: {}", changed.amount(), changed.asset(), changed.reason());
            case AccountEvent.LeverageChanged _, AccountEvent.Reconciled _ -> {}
        }
    }

    private static LoggingEventBuilder about(
            LoggingEventBuilder line, String name, Order order, Recorded recorded, String traceparent) {
        return say(line, name, recorded, traceparent)
                .addKeyValue("order_id", String.valueOf(order.id()))
                .addKeyValue("symbol", String.valueOf(order.symbol()))
                .addKeyValue("side", String.valueOf(order.side()))
                .addKeyValue("amount", String.valueOf(order.quantity()));
    }

    private static LoggingEventBuilder hand(String name, String operator, Recorded recorded, String traceparent) {
        return say(LOG.atWarn(), name, recorded, traceparent).addKeyValue("operator", operator);
    }

    private static LoggingEventBuilder say(
            LoggingEventBuilder line, String name, Recorded recorded, String traceparent) {
        var named = line.addKeyValue("event", name).addKeyValue("sequence", recorded.sequence());
        if (recorded.traceId().isEmpty()) {
            return named;
        }
        var traced = named.addKeyValue("trace_id", recorded.traceId());
        var step = Traces.id(traceparent).equals(recorded.traceId()) ? Traces.step(traceparent) : "";
        return step.isEmpty() ? traced : traced.addKeyValue("span_id", step);
    }
}
