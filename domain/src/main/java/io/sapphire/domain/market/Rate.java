package io.sapphire.domain.market;

/** A fraction in 1e-8 units, of either sign: 10 000 is one basis point. */
public record Rate(long e8) implements Comparable<Rate> {
    public static final Rate ZERO = new Rate(0);

    private static final long BASIS_POINT = 10_000;

    /** Reads a fraction such as {@code 0.0004}. @throws ArithmeticException if it is finer than 1e-8 */
    public static Rate of(String decimal) {
        return new Rate(Fixed.parse(decimal));
    }

    public static Rate ofBp(long bp) {
        return new Rate(Math.multiplyExact(bp, BASIS_POINT));
    }

    public Rate negate() {
        return new Rate(Math.negateExact(e8));
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(e8, other.e8);
    }

    /** The fraction, not the basis points. */
    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
