package io.sapphire.coordinator.risk;

import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds one order against every limit. Pure: the same order, view and limits give the same verdict. Entries keep all
 * rules; what makes a position smaller passes unless trading is halted; protection always passes.
 */
public final class RiskEngine {
    private static final Rule[] ENTRY = rules(ShapeRules.all(), EntryRules.all());
    private static final Rule[] EXIT = rules(ShapeRules.all(), ExitRules.all());
    private static final Rule[] PROTECTION = rules(ShapeRules.all(), ExitRules.reducing());

    /** A number did not fit on the way: the order is refused, not the run ended. */
    private static final int OVERFLOWN = -1;

    private RiskEngine() {}

    /** The one place where an approval is made. */
    public static RiskVerdict check(Order order, RiskView view, RiskLimits limits) {
        var rules = rules(order.purpose());
        int broken = firstBroken(rules, order, view, limits);
        return broken == rules.length
                ? new Approved(order, limits.version())
                : new Denied(order, denial(broken, rules, order, view, limits));
    }

    /** Whether every limit holds. Allocates nothing. */
    public static boolean passes(Order order, RiskView view, RiskLimits limits) {
        var rules = rules(order.purpose());
        return firstBroken(rules, order, view, limits) == rules.length;
    }

    /** What every rule of an order says, broken or not, in the order in which they are asked. */
    public static List<Reading> readings(Order order, RiskView view, RiskLimits limits) {
        return List.of(rules(order.purpose())).stream()
                .filter(rule -> rule.isBounded(view, limits))
                .map(rule ->
                        new Reading(rule.denial(order, view, limits), rule.sense(), rule.breaks(order, view, limits)))
                .toList();
    }

    /** One rule, what it saw and whether that breaks it. */
    public record Reading(Denial numbers, Rule.Sense sense, boolean broken) {}

    /** @return the number of rules if none is broken */
    private static int firstBroken(Rule[] rules, Order order, RiskView view, RiskLimits limits) {
        try {
            int rule = 0;
            while (rule < rules.length && !rules[rule].breaks(order, view, limits)) {
                rule++;
            }
            return rule;
        } catch (ArithmeticException tooLarge) {
            return OVERFLOWN;
        }
    }

    private static Denial denial(int broken, Rule[] rules, Order order, RiskView view, RiskLimits limits) {
        return broken == OVERFLOWN
                ? new Denial(DenialCode.NOT_COMPUTABLE, Long.MAX_VALUE, Fixed.ONE, "1e-8")
                : rules[broken].denial(order, view, limits);
    }

    private static Rule[] rules(Purpose purpose) {
        return switch (purpose) {
            case ENTRY -> ENTRY;
            case EXIT -> EXIT;
            case PROTECTION -> PROTECTION;
        };
    }

    private static Rule[] rules(List<Rule> first, List<Rule> then) {
        var all = new ArrayList<>(first);
        all.addAll(then);
        return all.toArray(Rule[]::new);
    }
}
