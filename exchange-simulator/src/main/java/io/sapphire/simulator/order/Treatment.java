package io.sapphire.simulator.order;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Rate;
import java.time.Duration;

/**
 * How an order is handled in the matching engine, other than as usual.
 *
 * @param parts into how many fills each of its trades is cut, as far as the step allows
 * @param delay by which it, and what was asked after it, reaches the matching engine late
 * @param share of the order that finds somebody to trade with when it arrives, as a fraction
 */
public record Treatment(int parts, Duration delay, Rate share) {
    public static final Treatment USUAL = new Treatment(1, Duration.ZERO, new Rate(Fixed.ONE));
    private static final int MOST_PARTS = 100;

    public Treatment {
        if (parts < 1 || parts > MOST_PARTS) {
            throw new IllegalArgumentException("parts must be from 1 to " + MOST_PARTS + ", was " + parts);
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delayMs cannot be negative, was " + delay.toMillis());
        }
        if (share.e8() < 0 || share.e8() > Fixed.ONE) {
            throw new IllegalArgumentException("share must be from 0 to 1, was " + share);
        }
    }
}
