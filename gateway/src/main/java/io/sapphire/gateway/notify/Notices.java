package io.sapphire.gateway.notify;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.gateway.notify.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are worth a notice, and in which words. The same limit is told at most once an hour: it refuses order after
 * order. For one thread at a time.
 */
final class Notices {
    private static final Duration SAME_LIMIT = Duration.ofHours(1);
    /** Whoever stopped trading knows, and a warm-up ends by itself. */
    private static final Set<DenialCode> KNOWN = EnumSet.of(DenialCode.HALTED, DenialCode.REDUCING, DenialCode.WARM_UP);

    private final Map<DenialCode, Instant> told = new EnumMap<>(DenialCode.class);
    private final Set<String> lost = new HashSet<>();
    private String run = "";

    Optional<Notice> of(Recorded recorded) {
        return switch (recorded.event()) {
            case MeshEvent.RunStarted started -> {
                run = started.runId();
                told.clear();
                lost.clear();
                yield Optional.empty();
            }
            case MeshEvent.OrderChanged(OrderEvent.Filled(var id, var fill, var _), var _) ->
                notice(recorded, Kind.FILL, filled(id, fill));
            case MeshEvent.OrderChanged(OrderEvent.PartiallyFilled(var id, var fill, var _), var _) ->
                notice(recorded, Kind.FILL, filled(id, fill) + ", the rest waits");
            case MeshEvent.OrderChanged(OrderEvent.Denied denied, var _) -> denied(recorded, denied);
            case MeshEvent.TradingHalted halted ->
                notice(recorded, Kind.HALT, hand("HALTED", halted.scope(), halted.operator(), halted.reason()));
            case MeshEvent.TradingReduced reduced ->
                notice(recorded, Kind.HALT, hand("REDUCING", reduced.scope(), reduced.operator(), reduced.reason()));
            case MeshEvent.TradingResumed resumed ->
                notice(
                        recorded,
                        Kind.HALT,
                        hand("ACTIVE again", resumed.scope(), resumed.operator(), resumed.reason()));
            case MeshEvent.OperatorActed acted -> notice(recorded, Kind.HALT, acted(acted));
            case MeshEvent.AgentLeft left -> {
                lost.add(left.agent().value());
                yield notice(recorded, Kind.AGENT, "Agent %s is lost: %s".formatted(left.agent(), left.reason()));
            }
            case MeshEvent.AgentJoined joined ->
                lost.remove(joined.agent().id().value())
                        ? notice(
                                recorded,
                                Kind.AGENT,
                                "Agent %s is back".formatted(joined.agent().id()))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Notice> notice(Recorded recorded, Kind kind, String text) {
        return Optional.of(new Notice(kind, run, recorded.sequence(), recorded.recordTime(), text));
    }

    private static String filled(OrderId id, Fill fill) {
        return "%s %s %s at %s, fee %s USDT, order %s"
                .formatted(fill.side(), fill.quantity(), fill.symbol(), fill.price(), fill.fee(), id);
    }

    /** What does not change what may leave is told as it is written. */
    private static String acted(MeshEvent.OperatorActed acted) {
        return switch (acted.action()) {
            case "FLATTEN", "REARM" -> hand(acted.action(), acted.scope(), acted.operator(), acted.reason());
            default -> "%s, by %s: %s".formatted(acted.action(), acted.operator(), acted.reason());
        };
    }

    private static String hand(String state, Scope scope, String operator, String reason) {
        var what = switch (scope) {
            case Scope.All _ -> "Trading is ";
            case Scope.Market(var symbol) -> "Trading of " + symbol + " is ";
        };
        return what + words(state) + ", by " + operator + ": " + reason;
    }

    private static String words(String state) {
        return switch (state) {
            case "FLATTEN" -> "HALTED and positions are being CLOSED";
            case "REARM" -> "re-armed";
            default -> state;
        };
    }

    private Optional<Notice> denied(Recorded recorded, OrderEvent.Denied denied) {
        var last = told.get(denied.denial().code());
        var now = recorded.recordTime();
        if (KNOWN.contains(denied.denial().code())
                || last != null && Duration.between(last, now).compareTo(SAME_LIMIT) < 0) {
            return Optional.empty();
        }
        told.put(denied.denial().code(), now);
        return notice(recorded, Kind.LIMIT, refused(denied));
    }

    private static String refused(OrderEvent.Denied denied) {
        Denial why = denied.denial();
        return "An order of %s is refused, %s: %s %s against %s %s; told once an hour"
                .formatted(
                        denied.order().symbol(),
                        why.code(),
                        why.code().meaning(),
                        Fixed.toPlainString(why.observedE8()),
                        Fixed.toPlainString(why.limitE8()),
                        why.unit());
    }
}
