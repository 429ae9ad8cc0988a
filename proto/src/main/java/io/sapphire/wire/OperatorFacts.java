package io.sapphire.wire;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Symbol;
import io.sapphire.event.v1.LimitsChanged;
import io.sapphire.event.v1.OperatorActed;
import io.sapphire.event.v1.TradingHalted;
import io.sapphire.event.v1.TradingReduced;
import io.sapphire.event.v1.TradingResumed;

/** What the operator's hand did. */
final class OperatorFacts {

    private OperatorFacts() {}

    static TradingHalted toProto(MeshEvent.TradingHalted halted) {
        return TradingHalted.newBuilder()
                .setOperator(halted.operator())
                .setReason(halted.reason())
                .setEventTime(Times.toProto(halted.eventTime()))
                .setSymbol(symbol(halted.scope()))
                .build();
    }

    static MeshEvent fromProto(TradingHalted halted) {
        return new MeshEvent.TradingHalted(
                halted.getOperator(),
                halted.getReason(),
                Times.fromProto(Required.part(halted.hasEventTime(), halted.getEventTime(), "event time")),
                scope(halted.getSymbol()));
    }

    static TradingReduced toProto(MeshEvent.TradingReduced reduced) {
        return TradingReduced.newBuilder()
                .setOperator(reduced.operator())
                .setReason(reduced.reason())
                .setEventTime(Times.toProto(reduced.eventTime()))
                .setSymbol(symbol(reduced.scope()))
                .build();
    }

    static MeshEvent fromProto(TradingReduced reduced) {
        return new MeshEvent.TradingReduced(
                reduced.getOperator(),
                reduced.getReason(),
                Times.fromProto(Required.part(reduced.hasEventTime(), reduced.getEventTime(), "event time")),
                scope(reduced.getSymbol()));
    }

    static TradingResumed toProto(MeshEvent.TradingResumed resumed) {
        return TradingResumed.newBuilder()
                .setOperator(resumed.operator())
                .setReason(resumed.reason())
                .setEventTime(Times.toProto(resumed.eventTime()))
                .setSymbol(symbol(resumed.scope()))
                .build();
    }

    static MeshEvent fromProto(TradingResumed resumed) {
        return new MeshEvent.TradingResumed(
                resumed.getOperator(),
                resumed.getReason(),
                Times.fromProto(Required.part(resumed.hasEventTime(), resumed.getEventTime(), "event time")),
                scope(resumed.getSymbol()));
    }

    static LimitsChanged toProto(MeshEvent.LimitsChanged changed) {
        return LimitsChanged.newBuilder()
                .setLimit(changed.limit())
                .setOldValue(changed.oldValue())
                .setNewValue(changed.newValue())
                .setVersion(changed.version())
                .setOperator(changed.operator())
                .setReason(changed.reason())
                .build();
    }

    static MeshEvent fromProto(LimitsChanged changed) {
        return new MeshEvent.LimitsChanged(
                changed.getLimit(),
                changed.getOldValue(),
                changed.getNewValue(),
                changed.getVersion(),
                changed.getOperator(),
                changed.getReason());
    }

    static OperatorActed toProto(MeshEvent.OperatorActed acted) {
        return OperatorActed.newBuilder()
                .setOperator(acted.operator())
                .setAction(acted.action())
                .setReason(acted.reason())
                .setEventTime(Times.toProto(acted.eventTime()))
                .setSymbol(symbol(acted.scope()))
                .build();
    }

    static MeshEvent fromProto(OperatorActed acted) {
        return new MeshEvent.OperatorActed(
                acted.getOperator(),
                acted.getAction(),
                acted.getReason(),
                Times.fromProto(Required.part(acted.hasEventTime(), acted.getEventTime(), "event time")),
                scope(acted.getSymbol()));
    }

    private static String symbol(Scope scope) {
        return switch (scope) {
            case Scope.All _ -> "";
            case Scope.Market(var symbol) -> symbol.value();
        };
    }

    private static Scope scope(String symbol) {
        return symbol.isEmpty() ? Scope.ALL : new Scope.Market(new Symbol(symbol));
    }
}
