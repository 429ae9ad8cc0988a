package io.sapphire.domain.market;

import java.math.BigDecimal;

/** Exact arithmetic on decimals held as {@code long} in 1e-8 units. */
public final class Fixed {
    /** The number one. */
    public static final long ONE = 100_000_000;

    private static final int DIGITS = 8;
    /** Bits of a digit when a wide product is divided. */
    private static final int DIGIT = 32;

    private static final long DIGIT_MASK = 0xffff_ffffL;

    private Fixed() {}

    /**
     * Reads a decimal such as {@code 64250.1}.
     *
     * @throws NumberFormatException if it is not a decimal
     * @throws ArithmeticException if it is finer than 1e-8 or does not fit
     */
    public static long parse(String decimal) {
        return new BigDecimal(decimal).movePointRight(DIGITS).longValueExact();
    }

    /** The decimal without trailing zeros and without an exponent. */
    public static String toPlainString(long e8) {
        if (e8 % ONE == 0) {
            return Long.toString(e8 / ONE);
        }
        return BigDecimal.valueOf(e8, DIGITS).stripTrailingZeros().toPlainString();
    }

    /**
     * The 128-bit product in three exact parts: with {@code a = ah + al} and {@code b = bh + bl}, split at the decimal
     * point, {@code ab = ah·b + al·bh + al·bl}. All three have the sign of the product, so an overflow on the way is an
     * overflow of the result.
     *
     * @return the product, rounded half-even to 1e-8
     * @throws ArithmeticException if it does not fit
     */
    public static long multiply(long a, long b) {
        long whole = Math.addExact(Math.multiplyExact(a / ONE, b), a % ONE * (b / ONE));
        long fraction = a % ONE * (b % ONE);
        return roundHalfEven(Math.addExact(whole, fraction / ONE), fraction % ONE, ONE);
    }

    /**
     * The 128-bit {@code value * part / whole}, rounded half-even.
     *
     * @throws ArithmeticException if {@code whole} is zero or the result does not fit
     */
    public static long share(long value, long part, long whole) {
        long high = Math.multiplyHigh(value, part);
        long low = value * part;
        boolean narrow = (high == 0 && low >= 0) || (high == -1 && low < 0);
        // The least number has no opposite.
        if (narrow && low != Long.MIN_VALUE && whole != Long.MIN_VALUE) {
            // The remainder has the sign of the product; it must have that of the quotient.
            return roundHalfEven(low / whole, low % whole * Long.signum(whole), Math.abs(whole));
        }
        return shareOfWide(value, part, whole);
    }

    /** In unsigned magnitudes: every one of a {@code long} fits into 64 bits, that of its least value too. */
    private static long shareOfWide(long value, long part, long whole) {
        boolean negative = (value ^ part ^ whole) < 0;
        long a = Math.abs(value);
        long b = Math.abs(part);
        long divisor = Math.abs(whole);
        long high = Math.unsignedMultiplyHigh(a, b);
        if (Long.compareUnsigned(high, divisor) >= 0) {
            throw new ArithmeticException(divisor == 0 ? "division by zero" : "the quotient does not fit");
        }
        long low = a * b;
        long quotient = quotient(high, low, divisor);
        long remainder = low - quotient * divisor;
        int half = Long.compareUnsigned(remainder, divisor - remainder);
        boolean up = half > 0 || (half == 0 && (quotient & 1) != 0);
        return signed(up && quotient == -1, up ? quotient + 1 : quotient, negative);
    }

    private static long signed(boolean overflow, long magnitude, boolean negative) {
        if (overflow || (magnitude < 0 && !(negative && magnitude == Long.MIN_VALUE))) {
            throw new ArithmeticException("the quotient does not fit");
        }
        return negative ? -magnitude : magnitude;
    }

    /**
     * The 128 bits of {@code high, low} divided by 64, all unsigned, in two digits of 32 bits each: Knuth, The Art of
     * Computer Programming 2, 4.3.1, algorithm D.
     *
     * @param divisor above {@code high}
     */
    private static long quotient(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long by = divisor << shift;
        long first = shift == 0 ? high : high << shift | low >>> -shift;
        long rest = low << shift;
        long upper = digit(first, rest >>> DIGIT, by);
        long middle = (first << DIGIT | rest >>> DIGIT) - upper * by;
        return upper << DIGIT | digit(middle, rest & DIGIT_MASK, by);
    }

    /** One digit of a quotient; the guess from the upper half is at most two too large. */
    private static long digit(long dividend, long next, long by) {
        long upper = by >>> DIGIT;
        long lower = by & DIGIT_MASK;
        long guess = Long.divideUnsigned(dividend, upper);
        long left = dividend - guess * upper;
        while (guess > DIGIT_MASK
                || (left <= DIGIT_MASK && Long.compareUnsigned(guess * lower, left << DIGIT | next) > 0)) {
            guess--;
            left += upper;
        }
        return guess;
    }

    private static long roundHalfEven(long truncated, long remainder, long unit) {
        long distance = Math.abs(remainder) - (unit - Math.abs(remainder));
        boolean away = distance > 0 || (distance == 0 && truncated % 2 != 0);
        if (!away) {
            return truncated;
        }
        return Math.addExact(truncated, (long) Long.signum(remainder));
    }
}
