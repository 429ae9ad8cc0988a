package io.sapphire.domain.market;

/** Quote-asset units, in 1e-8 units, of either sign. */
public record Money(long e8) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /**
     * Reads a decimal such as {@code -12.5}.
     *
     * @throws ArithmeticException if it is finer than 1e-8 or does not fit
     */
    public static Money of(String decimal) {
        return new Money(Fixed.parse(decimal));
    }

    /** @throws ArithmeticException if it does not fit */
    public Money plus(Money other) {
        return new Money(Math.addExact(e8, other.e8));
    }

    /** @throws ArithmeticException if it does not fit */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(e8, other.e8));
    }

    public Money negate() {
        return new Money(Math.negateExact(e8));
    }

    public Money abs() {
        return new Money(Math.absExact(e8));
    }

    /** A fraction of it, rounded half-even to 1e-8. */
    public Money times(Rate rate) {
        return new Money(Fixed.multiply(e8, rate.e8()));
    }

    public Money min(Money other) {
        return e8 <= other.e8 ? this : other;
    }

    public Money max(Money other) {
        return e8 >= other.e8 ? this : other;
    }

    public int signum() {
        return Long.signum(e8);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(e8, other.e8);
    }

    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
