package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.OrderEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** That losses stop entries: what was allowed to be lost, and what was refused for it. */
final class CreditThresholds implements Probe {

    /** A limit, from what on it limits nothing, and what a refusal for it is called. */
    private record Threshold(String limit, String nothing, DenialCode code) {}

    private static final List<Threshold> ALL = List.of(
            new Threshold("max-daily-loss", "1000000000", DenialCode.DAILY_LOSS),
            new Threshold("max-drawdown", "1", DenialCode.DRAWDOWN),
            new Threshold("max-margin-use", "1", DenialCode.MARGIN),
            new Threshold("min-liquidation-distance", "2", DenialCode.LIQUIDATION_DISTANCE));

    private final Map<DenialCode, Long> denied = new EnumMap<>(DenialCode.class);

    @Override
    public void see(Recorded recorded, Desk desk) {
        if (recorded.event() instanceof MeshEvent.OrderChanged(OrderEvent.Denied refused, var _)) {
            denied.merge(refused.denial().code(), 1L, Long::sum);
        }
    }

    @Override
    public Control conclude(Desk desk) {
        var missing = ALL.stream()
                .filter(threshold -> desk.limit(threshold.limit()).isEmpty()
                        || desk.limitE8(threshold.limit()) >= Fixed.parse(threshold.nothing()))
                .map(Threshold::limit)
                .toList();
        var configured = ALL.stream()
                .map(threshold ->
                        threshold.limit() + " " + desk.limit(threshold.limit()).orElse("(none)"))
                .toList();
        var refused = ALL.stream()
                .map(threshold -> "%d as %d"
                        .formatted(
                                denied.getOrDefault(threshold.code(), 0L),
                                threshold.code().number()))
                .toList();
        return new Control(
                "Loss, margin and liquidation thresholds",
                "15c3-5(c)(1)(i); RTS 6 Art. 15(4)",
                missing.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.MISSING,
                String.join(", ", configured),
                missing.isEmpty()
                        ? "refused were " + String.join(", ", refused)
                        : String.join(", ", missing) + " limits nothing");
    }
}
