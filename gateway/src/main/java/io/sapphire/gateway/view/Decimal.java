package io.sapphire.gateway.view;

import io.sapphire.domain.market.Fixed;

/** An exact decimal in 1e-8 units that may be zero or negative; a string in JSON. */
public record Decimal(long e8) implements Comparable<Decimal> {
    public static final Decimal ZERO = new Decimal(0);

    @Override
    public int compareTo(Decimal other) {
        return Long.compare(e8, other.e8);
    }

    @Override
    public String toString() {
        return Fixed.toPlainString(e8);
    }
}
