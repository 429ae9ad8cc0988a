package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.trace.Attribute;
import io.sapphire.trace.Spans;
import io.sapphire.trace.Step;

/** Which events are steps of a trace: recording one and what the core makes of it. The core itself knows nothing of it. */
final class EventSteps {
    private final Spans spans;

    EventSteps(Spans spans) {
        this.spans = spans;
    }

    /** Whether people ask what became of such events: their traces go on to whoever they are passed on to. */
    static boolean areFollowed(MeshEvent event) {
        return event instanceof MeshEvent.DecisionMade || event instanceof MeshEvent.OrderChanged;
    }

    /** @param traceparent of what led to the event */
    Step of(MeshEvent event, String traceparent) {
        return switch (event) {
            case MeshEvent.RoundClosed round ->
                spans.step("consensus", traceparent)
                        .with(Attribute.SYMBOL, round.symbol())
                        .with(Attribute.FRAME, round.frame());
            case MeshEvent.DecisionMade(var decision) -> decided(decision, traceparent);
            case MeshEvent.OrderChanged(var fact, var _) -> ordered(fact, traceparent);
            case MeshEvent.RunStarted _,
                    MeshEvent.LeaderChanged _,
                    MeshEvent.TimeAdvanced _,
                    MeshEvent.VenueReadiness _,
                    MeshEvent.MarketObserved _,
                    MeshEvent.AgentJoined _,
                    MeshEvent.AgentLeft _,
                    MeshEvent.AgentMuted _,
                    MeshEvent.AgentAdded _,
                    MeshEvent.AgentRemoved _,
                    MeshEvent.AgentAsked _,
                    MeshEvent.AgentAnswered _,
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
                    MeshEvent.OperatorActed _ -> Step.passing(traceparent);
        };
    }

    /** What is wanted becomes intents here, or denials. */
    private Step decided(Decision decision, String traceparent) {
        return spans.step("risk", traceparent)
                .with(Attribute.SYMBOL, decision.symbol())
                .with(Attribute.DECISION, decision.number());
    }

    private Step ordered(OrderEvent fact, String traceparent) {
        return switch (fact) {
            case OrderEvent.Intended intended ->
                about(fact, "order intent", traceparent)
                        .with(Attribute.SYMBOL, intended.order().symbol())
                        .with(Attribute.ORDER_PURPOSE, intended.order().purpose());
            case OrderEvent.Denied denied ->
                about(fact, "order denied", traceparent)
                        .with(Attribute.DENIAL_CODE, denied.denial().code());
            case OrderEvent.CancelIntended _ -> about(fact, "cancel intent", traceparent);
            case OrderEvent.Accepted _ -> about(fact, "accepted", traceparent);
            case OrderEvent.Amended _ -> about(fact, "amended", traceparent);
            case OrderEvent.PartiallyFilled _, OrderEvent.Filled _ -> about(fact, "fill", traceparent);
            case OrderEvent.Cancelled _ -> about(fact, "cancelled", traceparent);
            case OrderEvent.Expired _ -> about(fact, "expired", traceparent);
            case OrderEvent.Resolved _ -> about(fact, "resolved", traceparent);
            case OrderEvent.Rejected rejected -> failed(fact, "rejected", rejected.venueReason(), traceparent);
            case OrderEvent.Unknown unknown -> failed(fact, "unknown", unknown.cause(), traceparent);
            case OrderEvent.External _ -> Step.passing(traceparent);
        };
    }

    private Step about(OrderEvent fact, String name, String traceparent) {
        return spans.step(name, traceparent).with(Attribute.ORDER_ID, fact.orderId());
    }

    private Step failed(OrderEvent fact, String name, String reason, String traceparent) {
        var step = about(fact, name, traceparent);
        step.failed(name, reason);
        return step;
    }
}
