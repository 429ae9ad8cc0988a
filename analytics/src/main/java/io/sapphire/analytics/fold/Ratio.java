package io.sapphire.analytics.fold;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Rate;

/** Fractions in basis points. */
final class Ratio {
    private static final long BP = 10_000;

    private Ratio() {}

    /** In 1e-8 of a basis point. @throws ArithmeticException if it does not fit */
    static long bp(Rate rate) {
        return Math.multiplyExact(rate.e8(), BP);
    }

    /** Part of a whole, in 1e-8 of a basis point, rounded half-even. @throws ArithmeticException if it does not fit */
    static long bp(long part, long whole) {
        return Fixed.share(part, BP * Fixed.ONE, whole);
    }
}
