package io.sapphire.local.doctor;

import io.sapphire.coordinator.eventlog.CorruptLogException;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.data.RunArgument;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the event log of a run says is not as it should be at its end. */
final class LogExamination {
    private final Map<Scope, String> held = new LinkedHashMap<>();
    private final Map<OrderId, String> unknown = new LinkedHashMap<>();
    private final Map<Symbol, String> apart = new LinkedHashMap<>();
    private final Map<AgentId, String> gone = new LinkedHashMap<>();
    private Optional<String> unreplicated = Optional.empty();
    private Optional<String> unready = Optional.empty();
    private Instant now = Instant.EPOCH;
    private long events;

    private LogExamination() {}

    static List<Finding> of(StoredRun run) {
        var examination = new LogExamination();
        try (var reader = RunArgument.read(run)) {
            for (var next = reader.read(); next.isPresent(); next = reader.read()) {
                examination.see(next.get());
            }
        } catch (CorruptLogException damaged) {
            return List.of(Finding.wrong(
                    "event log",
                    "%s; restore a backup, or the replica in Kafka, and verify it with audit-verify"
                            .formatted(damaged.getMessage())));
        }
        return examination.findings();
    }

    private void see(Recorded recorded) {
        events++;
        switch (recorded.event()) {
            case MeshEvent.TimeAdvanced(var time, var _) -> now = time;
            case MeshEvent.TradingHalted act -> held.put(act.scope(), since("HALTED", act.operator(), act.reason()));
            case MeshEvent.TradingReduced act -> held.put(act.scope(), since("REDUCING", act.operator(), act.reason()));
            case MeshEvent.TradingResumed act ->
                held.keySet()
                        .removeIf(scope ->
                                act.scope().equals(Scope.ALL) || act.scope().equals(scope));
            case MeshEvent.OrderChanged(OrderEvent.Unknown order, var _) ->
                unknown.put(order.orderId(), "since %s: %s".formatted(order.eventTime(), order.cause()));
            case MeshEvent.OrderChanged(OrderEvent.Resolved order, var _) -> unknown.remove(order.orderId());
            case MeshEvent.PositionReconciled told -> {
                if (told.oursE8() == told.venuesE8()) {
                    apart.remove(told.symbol());
                } else {
                    apart.putIfAbsent(
                            told.symbol(),
                            "since %s: ours %s, the venue's %s"
                                    .formatted(
                                            now,
                                            Fixed.toPlainString(told.oursE8()),
                                            Fixed.toPlainString(told.venuesE8())));
                }
            }
            case MeshEvent.AgentLeft(var agent, var reason) -> gone.put(agent, "since %s: %s".formatted(now, reason));
            case MeshEvent.AgentJoined(var agent, var _, var _) -> gone.remove(agent.id());
            case MeshEvent.ReplicationChanged(var replication, var reason) ->
                unreplicated = replication == Replication.LOST
                        ? Optional.of("since %s: %s".formatted(now, reason))
                        : Optional.empty();
            case MeshEvent.VenueReadiness(var readiness, var detail) ->
                unready = readiness == Readiness.TRADING
                                || readiness == Readiness.RECORDING_ENDED
                                || readiness == Readiness.WARM_UP
                        ? Optional.empty()
                        : Optional.of("%s since %s: %s".formatted(readiness, now, detail));
            default -> {
                // Nothing else stays wrong until something else happens.
            }
        }
    }

    private static String place(Scope scope) {
        return switch (scope) {
            case Scope.All _ -> "all markets";
            case Scope.Market(var symbol) -> symbol.value();
        };
    }

    private String since(String state, String operator, String reason) {
        return "%s by %s since %s: %s".formatted(state, operator, now, reason);
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok("event log", "%d events can be read, up to %s of venue time".formatted(events, now)));
        held.forEach((scope, words) -> findings.add(Finding.wrong(
                "trading",
                "%s %s; when the cause is gone: ./sapphire resume --reason ...".formatted(place(scope), words))));
        unknown.forEach((order, words) -> findings.add(Finding.wrong(
                "order " + order,
                "nobody can say what became of it, %s; the adapter keeps asking the venue, look there too"
                        .formatted(words))));
        apart.forEach((symbol, words) -> findings.add(Finding.wrong(
                "position " + symbol,
                "differs from the venue's %s; entries stay off until they agree: look at the venue for orders by hand"
                        .formatted(words))));
        gone.forEach((agent, words) -> findings.add(
                Finding.note("agent " + agent, "does not take part %s; look into its log".formatted(words))));
        unreplicated.ifPresent(words -> findings.add(
                Finding.wrong("replica", "lost %s; entries stay off until Kafka answers".formatted(words))));
        unready.ifPresent(words -> findings.add(Finding.wrong(
                "venue", "%s; look into the adapter's log and try ./sapphire aster check".formatted(words))));
        return findings;
    }
}
