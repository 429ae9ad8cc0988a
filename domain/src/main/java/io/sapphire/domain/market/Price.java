package io.sapphire.domain.market;

/** Quote-asset units per one base-asset unit, in 1e-8 units, always positive. */
public record Price(long e8) implements Comparable<Price> {

    public Price {
        if (e8 <= 0) {
            throw new IllegalArgumentException("price must be positive, was " + Fixed.toPlainString(e8));
        }
    }

    /**
     * Reads a decimal such as {@code 64250.1}.
     *
     * @throws ArithmeticException if it is finer than 1e-8 or does not fit
     */
    public static Price of(String decimal) {
        return new Price(Fixed.parse(decimal));
    }

    /**
     * The worth of so much at this price: exact, rounded half-even to 1e-8.
     *
     * @throws ArithmeticException if it does not fit
     */
    public Money times(Quantity quantity) {
        return new Money(Fixed.multiply(e8, quantity.e8()));
    }

    /** This price moved by a fraction of itself, rounded half-even to 1e-8. */
    public Price plus(Rate rate) {
        return new Price(Math.addExact(e8, Fixed.multiply(e8, rate.e8())));
    }

    /** The nearest multiple of the tick that is not above this price. @throws IllegalArgumentException if that is 0 */
    public Price floor(Price tick) {
        return new Price(e8 - e8 % tick.e8);
    }

    /** The nearest multiple of the tick that is not below this price. */
    public Price ceiling(Price tick) {
        long rest = e8 % tick.e8;
        return rest == 0 ? this : new Price(Math.addExact(e8, tick.e8 - rest));
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(e8, other.e8);
    }

    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
