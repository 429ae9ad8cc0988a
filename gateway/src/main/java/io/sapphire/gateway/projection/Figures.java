package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Ratios and basis points for people: rounded, and absent where they mean nothing. */
final class Figures {
    private static final double BASIS_POINTS = 10_000;
    private static final int RATIO_DIGITS = 6;
    private static final int BP_DIGITS = 2;

    private Figures() {}

    /** Absent unless the whole is positive. */
    static @Nullable Double ratio(Money part, Money whole) {
        return whole.signum() > 0 ? rounded((double) part.e8() / whole.e8(), RATIO_DIGITS) : null;
    }

    /** Basis points of a number and a reference, both in the same unit; the reference is positive. */
    static double bp(long differenceE8, long referenceE8) {
        return rounded(BASIS_POINTS * differenceE8 / referenceE8, BP_DIGITS);
    }

    /** A fraction in 1e-8 units. */
    static double ofE8(long e8) {
        return (double) e8 / Fixed.ONE;
    }

    static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
