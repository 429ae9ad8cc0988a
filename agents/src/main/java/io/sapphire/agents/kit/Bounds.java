package io.sapphire.agents.kit;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.signal.Parameter;

/** Within which an agent's setting makes sense, ends included. */
public record Bounds(double least, double most, String unit) {

    /** @throws IllegalArgumentException if the value is outside */
    public void check(String name, double value) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be " + plain(least) + " to " + plain(most) + " " + unit + ", was " + plain(value));
        }
    }

    /** The setting as the agent introduces it. */
    public Parameter parameter(String name, double value) {
        return new Parameter(name, e8(value), e8(least), e8(most), unit);
    }

    private static String plain(double value) {
        return Double.isFinite(value) ? Fixed.toPlainString(e8(value)) : Double.toString(value);
    }

    private static long e8(double value) {
        return (long) StrictMath.rint(value * Fixed.ONE);
    }
}
