package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How loose an operator may make a limit while a run goes on. They stand in the configuration only: whoever may trade is not
 * whoever may raise what trading is held to. A limit without one is bounded by its kind.
 */
public final class Ceilings {
    /** No limit has one. */
    public static final Ceilings NONE = new Ceilings(Map.of());

    /** Of these less is looser: what stands in the configuration is a floor. */
    private static final Set<String> FLOORS = Set.of(
            "min-liquidation-distance",
            "cooldown-after-loss",
            "executions-within",
            "initial-margin",
            "maintenance-margin");

    private final Map<String, String> loosest;

    /**
     * @param loosest by the limit's key, as a profile writes values
     * @throws IllegalArgumentException if a value is no number and no span
     */
    public Ceilings(Map<String, String> loosest) {
        this.loosest = Map.copyOf(loosest);
        new TreeMap<>(loosest).forEach((limit, value) -> {
            var _ = number("the ceiling of " + limit, value);
        });
    }

    /** @throws IllegalArgumentException if a run begins with a limit that is looser, or has no limit of that name */
    public Ceilings over(Map<String, String> limits) {
        new TreeMap<>(loosest).forEach((limit, value) -> {
            var now = limits.get(limit);
            if (now == null) {
                throw new IllegalArgumentException("there is a ceiling for '%s', which is no limit".formatted(limit));
            }
            if (looser(limit, now)) {
                throw new IllegalArgumentException(
                        "limit %s is %s, which is looser than its ceiling %s".formatted(limit, now, value));
            }
        });
        return this;
    }

    /** The limits that are looser than their ceilings, each with its ceiling. @param limits with their prefix, as settings */
    List<Setting> exceeded(List<Setting> limits) {
        return limits.stream()
                .map(limit -> new Setting(limit.key().substring(limit.key().indexOf('.') + 1), limit.value()))
                .filter(limit -> looser(limit.key(), limit.value()))
                .map(limit -> new Setting(limit.key(), String.valueOf(loosest.get(limit.key()))))
                .toList();
    }

    /** @throws IllegalArgumentException if it would make a limit looser than its ceiling */
    void hold(Instruction instruction) {
        if (instruction instanceof Instruction.SetLimit(var limit, var value) && looser(limit, value)) {
            throw new IllegalArgumentException(
                    "limit %s may be %s at the loosest here; that is set in the configuration"
                            .formatted(limit, loosest.get(limit)));
        }
    }

    private boolean looser(String limit, String value) {
        var ceiling = loosest.get(limit);
        if (ceiling == null) {
            return false;
        }
        int above = number(limit, value).compareTo(number(limit, ceiling));
        return FLOORS.contains(limit) ? above < 0 : above > 0;
    }

    /** A decimal as it is, a span in seconds. */
    private static BigDecimal number(String what, String value) {
        try {
            return value.matches("-?[0-9.]+") ? new BigDecimal(value) : seconds(value);
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException unreadable) {
            throw new IllegalArgumentException(
                    what + " must be a number or a span such as 30s, was '" + value + "'", unreadable);
        }
    }

    private static BigDecimal seconds(String value) {
        return BigDecimal.valueOf(Duration.parse("PT" + value.replace(" ", "")).toMillis(), 3);
    }
}
