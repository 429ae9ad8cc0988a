package io.sapphire.domain.order;

import io.sapphire.domain.market.Money;

/**
 * How an intent came to its size and its terms.
 *
 * @param wanted worth of the position that is worked towards, signed, after all caps
 * @param cap which of them decided
 * @param slice which part of the wish it is, from 1; 0 if nothing was sliced
 * @param slices how many parts there are in all; 0 if nothing was sliced
 */
public record Manner(Money wanted, SizeCap cap, Urgency urgency, int slice, int slices) {
    /** Of what protects or closes. */
    public static final Manner NONE = new Manner(Money.ZERO, SizeCap.NONE, Urgency.NONE, 0, 0);

    public Manner {
        if (slice < 0 || slice > slices) {
            throw new IllegalArgumentException("slice " + slice + " is not one of " + slices);
        }
    }
}
