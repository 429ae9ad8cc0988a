package io.sapphire.gateway.projection;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.gateway.view.Decimal;
import io.sapphire.gateway.view.Risk.LimitChange;
import io.sapphire.gateway.view.Risk.LimitRow;
import io.sapphire.gateway.view.Risk.RiskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may leave and how near every limit is. For one thread at a time. */
final class RiskBook {
    private static final String LIMITS = "limits.";

    private final Map<String, LimitGauge> gauges = new TreeMap<>();
    private RiskState state = RiskState.ACTIVE;
    private @Nullable Instant since;
    private @Nullable String operator;
    private @Nullable String reason;
    private boolean flattening;

    RiskBook(Collection<Setting> settings) {
        settings.stream().filter(setting -> setting.key().startsWith(LIMITS)).forEach(setting -> {
            var id = setting.key().substring(LIMITS.length());
            LimitGauge.of(id, setting.value()).ifPresent(gauge -> gauges.put(id, gauge));
        });
    }

    void latch(RiskState next, String by, String why, Instant time) {
        state = next;
        operator = by;
        reason = why;
        since = time;
        flattening &= next == RiskState.HALTED;
    }

    void flatten() {
        flattening = true;
    }

    void change(MeshEvent.LimitsChanged changed, Instant now) {
        var gauge = gauges.get(withoutPrefix(changed.limit()));
        if (gauge != null) {
            var change = new LimitChange(
                    now,
                    changed.operator(),
                    decimal(changed.oldValue()),
                    decimal(changed.newValue()),
                    changed.reason());
            gauge.change(changed.newValue(), change);
        }
    }

    private static String withoutPrefix(String key) {
        return key.startsWith(LIMITS) ? key.substring(LIMITS.length()) : key;
    }

    private static Decimal decimal(String value) {
        try {
            return new Decimal(Fixed.parse(value));
        } catch (NumberFormatException | ArithmeticException notDecimal) {
            return Decimal.ZERO;
        }
    }

    void deny(DenialCode code, Instant time) {
        gauges.values().forEach(gauge -> gauge.deny(code, time));
    }

    void measure(Exposure exposure, Instant now) {
        gauges.values().forEach(gauge -> gauge.measure(exposure, now));
    }

    /** In 1e-8 units; zero if the run has none of that name. */
    long limitE8(String id) {
        return Optional.ofNullable(gauges.get(id)).map(LimitGauge::limitE8).orElse(0L);
    }

    /** Of a limit that is a span. */
    Duration span(String id) {
        return Duration.ofMillis(limitE8(id) / (Fixed.ONE / 1_000));
    }

    List<LimitRow> limits() {
        return gauges.values().stream().map(LimitGauge::row).toList();
    }

    RiskState state() {
        return state;
    }

    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    String operator() {
        return operator;
    }

    @Nullable
    String reason() {
        return reason;
    }

    boolean flattening() {
        return flattening;
    }
}
