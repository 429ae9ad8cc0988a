package io.sapphire.coordinator.risk;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;

/**
 * One thing an order is held against: what would be, the base it is measured by, and what is allowed of that base. All
 * numbers in 1e-8 units; a rule that measures nothing relative has the base one.
 *
 * @param unit of what is observed and allowed, once divided by the base
 * @param relative whether the base is another than one
 */
record Rule(
        DenialCode code,
        String unit,
        Sense sense,
        Observed observed,
        boolean relative,
        Observed base,
        Allowed allowed) {
    /** Allowed where nobody set a bound. */
    static final long UNBOUNDED = Long.MAX_VALUE;

    private static final Observed ONE = (_, _, _) -> Fixed.ONE;

    /** When a rule is broken. */
    enum Sense {
        /** Above what is allowed. */
        AT_MOST,
        /** At or above what is allowed. */
        BELOW,
        /** Below what is allowed. */
        AT_LEAST
    }

    /** What an order would lead to. */
    interface Observed {
        long of(Order order, RiskView view, RiskLimits limits);
    }

    /** What is allowed. */
    interface Allowed {
        long of(RiskView view, RiskLimits limits);
    }

    static Rule atMost(DenialCode code, String unit, Observed observed, Allowed allowed) {
        return new Rule(code, unit, Sense.AT_MOST, observed, false, ONE, allowed);
    }

    static Rule below(DenialCode code, String unit, Observed observed, Allowed allowed) {
        return new Rule(code, unit, Sense.BELOW, observed, false, ONE, allowed);
    }

    static Rule atLeast(DenialCode code, String unit, Observed observed, Allowed allowed) {
        return new Rule(code, unit, Sense.AT_LEAST, observed, false, ONE, allowed);
    }

    /** Something that must not be so: a state, not a number. */
    static Rule never(DenialCode code, Observed isSo) {
        return atMost(code, "state", isSo, (_, _) -> 0);
    }

    /** The same rule, measured by a base; nothing is small enough for a base of nothing. */
    Rule of(Observed measure) {
        return new Rule(code, unit, sense, observed, true, measure, allowed);
    }

    /** Whether there is a bound at all. */
    boolean isBounded(RiskView view, RiskLimits limits) {
        return allowed.of(view, limits) != UNBOUNDED;
    }

    /** Without allocating. @throws ArithmeticException if a number does not fit */
    boolean breaks(Order order, RiskView view, RiskLimits limits) {
        long bound = allowed.of(view, limits);
        if (!relative) {
            return breaks(observed.of(order, view, limits), bound);
        }
        long measure = base.of(order, view, limits);
        return measure <= 0 || breaks(observed.of(order, view, limits), Fixed.multiply(bound, measure));
    }

    private boolean breaks(long seen, long bound) {
        return switch (sense) {
            case AT_MOST -> seen > bound;
            case BELOW -> seen >= bound;
            case AT_LEAST -> seen < bound;
        };
    }

    Denial denial(Order order, RiskView view, RiskLimits limits) {
        return new Denial(code, observedE8(order, view, limits), allowed.of(view, limits), unit);
    }

    /** What would be, in the rule's unit; as much as there is if it is measured by nothing, or by next to nothing. */
    private long observedE8(Order order, RiskView view, RiskLimits limits) {
        long measure = base.of(order, view, limits);
        return measure <= 0 ? Long.MAX_VALUE : share(observed.of(order, view, limits), measure);
    }

    /** A refusal must not be lost for the sake of a number that nobody can read. */
    private static long share(long seen, long measure) {
        try {
            return Fixed.share(seen, Fixed.ONE, measure);
        } catch (ArithmeticException tooLarge) {
            return seen < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
