package io.sapphire.domain.market;

/** Base-asset units, in 1e-8 units, always positive. */
public record Quantity(long e8) implements Comparable<Quantity> {

    public Quantity {
        if (e8 <= 0) {
            throw new IllegalArgumentException("quantity must be positive, was " + Fixed.toPlainString(e8));
        }
    }

    /**
     * Reads a decimal such as {@code 0.25}.
     *
     * @throws ArithmeticException if it is finer than 1e-8 or does not fit
     */
    public static Quantity of(String decimal) {
        return new Quantity(Fixed.parse(decimal));
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(e8, other.e8);
    }

    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
