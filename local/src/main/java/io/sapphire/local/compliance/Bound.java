package io.sapphire.local.compliance;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;

/** A number that no entry may exceed, measured at every entry that left. */
final class Bound implements Probe {
    private final String name;
    private final String rules;
    private final String limit;
    private final String nothing;
    private final String unit;
    private final DenialCode code;
    private final Measure measure;
    private long entries;
    private long denied;
    private long most = Long.MIN_VALUE;
    private long mostAt;
    private String broken = "";

    /** What an entry makes of it. */
    @FunctionalInterface
    interface Measure {

        /** In 1e-8 units; at least so much, whatever is in flight. */
        long of(OrderEvent.Intended intended, Desk desk);
    }

    /**
     * @param limit its key
     * @param nothing value from which on it limits nothing
     * @param unit of the measure
     * @param code that a denial for it carries
     */
    Bound(String name, String rules, String limit, String nothing, String unit, DenialCode code, Measure measure) {
        this.name = name;
        this.rules = rules;
        this.limit = limit;
        this.nothing = nothing;
        this.unit = unit;
        this.code = code;
        this.measure = measure;
    }

    @Override
    public void see(Recorded recorded, Desk desk) {
        if (!(recorded.event() instanceof MeshEvent.OrderChanged(var fact, var _))) {
            return;
        }
        if (fact instanceof OrderEvent.Denied refused && refused.denial().code() == code) {
            denied++;
        }
        if (fact instanceof OrderEvent.Intended intended
                && intended.order().purpose() == Purpose.ENTRY
                && desk.limit(limit).isPresent()) {
            hold(intended, recorded.sequence(), desk);
        }
    }

    private void hold(OrderEvent.Intended entry, long sequence, Desk desk) {
        entries++;
        long measured = measure.of(entry, desk);
        if (measured > most) {
            most = measured;
            mostAt = sequence;
        }
        long allowed = allowed(desk);
        if (measured > allowed && broken.isEmpty()) {
            broken = "event %d: %s %s, allowed were %s"
                    .formatted(sequence, Fixed.toPlainString(measured), unit, Fixed.toPlainString(allowed));
        }
    }

    private long allowed(Desk desk) {
        return desk.limit(limit).orElse("").matches(".*[smhd]")
                ? Math.multiplyExact(desk.span(limit).toMillis(), Fixed.ONE / 1_000)
                : desk.limitE8(limit);
    }

    @Override
    public Control conclude(Desk desk) {
        var value = desk.limit(limit);
        if (value.isEmpty()) {
            return new Control(name, rules, Control.Verdict.MISSING, "no limit " + limit, "");
        }
        var configured = limit + " " + value.get();
        if (!nothing.isEmpty() && allowed(desk) >= Fixed.parse(nothing)) {
            return new Control(
                    name, rules, Control.Verdict.MISSING, configured, "from " + nothing + " on it limits nothing");
        }
        return new Control(
                name,
                rules,
                broken.isEmpty() ? Control.Verdict.KEPT : Control.Verdict.BROKEN,
                configured,
                broken.isEmpty() ? seen() : broken);
    }

    private String seen() {
        var largest = entries == 0
                ? "no entry left"
                : "%d entries left, the most was %s %s (event %d)"
                        .formatted(entries, Fixed.toPlainString(most), unit, mostAt);
        return largest + "; %d were refused as %d".formatted(denied, code.number());
    }
}
