package io.sapphire.domain.signal;

import io.sapphire.domain.market.Fixed;

/**
 * One measured number an agent rests its view on.
 *
 * @param name in the field's terms, for example {@code z 240 min}
 * @param valueE8 in 1e-8 units
 * @param unit for example {@code sigma} or {@code bp}; empty for a bare ratio
 */
public record Evidence(String name, long valueE8, String unit) {

    /** Rounds to 1e-8. @throws IllegalArgumentException if the value is not a number or does not fit */
    public static Evidence of(String name, double value, String unit) {
        double e8 = StrictMath.rint(value * Fixed.ONE);
        if (!(Math.abs(e8) < Long.MAX_VALUE)) {
            throw new IllegalArgumentException("evidence '" + name + "' does not fit: " + value);
        }
        return new Evidence(name, (long) e8, unit);
    }
}
