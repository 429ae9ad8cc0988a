package io.sapphire.domain.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact arithmetic on decimals held as {@code long} in 1e-8 units. */
public final class Fixed {
    /** The number one. */
    public static final long ONE = 100_000_000;

    private static final int DIGITS = 8;

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
        if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
            // The remainder has the sign of the product; it must have that of the quotient.
            return roundHalfEven(low / whole, low % whole * Long.signum(whole), Math.absExact(whole));
        }
        return shareOfWide(value, part, whole);
    }

    private static long shareOfWide(long value, long part, long whole) {
        var product = BigDecimal.valueOf(value).multiply(BigDecimal.valueOf(part));
        return product.divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
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
