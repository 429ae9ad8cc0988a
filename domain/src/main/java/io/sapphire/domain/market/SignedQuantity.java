package io.sapphire.domain.market;

/** Base-asset units, in 1e-8 units: positive is long, negative is short. */
public record SignedQuantity(long e8) implements Comparable<SignedQuantity> {
    public static final SignedQuantity ZERO = new SignedQuantity(0);

    /** What a trade of this size on this side adds to a position. */
    public static SignedQuantity of(Side side, Quantity quantity) {
        return switch (side) {
            case BUY -> new SignedQuantity(quantity.e8());
            case SELL -> new SignedQuantity(-quantity.e8());
        };
    }

    /** @throws ArithmeticException if it does not fit */
    public SignedQuantity plus(SignedQuantity other) {
        return new SignedQuantity(Math.addExact(e8, other.e8));
    }

    public SignedQuantity negate() {
        return new SignedQuantity(Math.negateExact(e8));
    }

    /** The worth at this price, with the sign of the quantity, rounded half-even to 1e-8. */
    public Money times(Price price) {
        return new Money(Fixed.multiply(e8, price.e8()));
    }

    public int signum() {
        return Long.signum(e8);
    }

    public boolean isZero() {
        return e8 == 0;
    }

    /** The size without its sign. @throws IllegalArgumentException if it is zero */
    public Quantity magnitude() {
        return new Quantity(Math.absExact(e8));
    }

    @Override
    public int compareTo(SignedQuantity other) {
        return Long.compare(e8, other.e8);
    }

    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
