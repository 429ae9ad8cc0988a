package io.sapphire.exchange.execution;

import java.time.Duration;

/**
 * When the venue's "no such order" is believed. A lost request may still arrive, but not after the venue's nonce window
 * has passed.
 *
 * @param answers how many in a row
 * @param window monotonic time from the first to the last of them
 */
public record SettleRule(int answers, Duration window) {
    /** The venue's nonce window is 60 s. */
    public static final SettleRule LIVE = new SettleRule(5, Duration.ofSeconds(65));

    /** A simulator on this machine whose clock stands still: only what is still in a socket can arrive. */
    public static final SettleRule LOCK_STEP = new SettleRule(3, Duration.ofSeconds(1));

    public SettleRule {
        if (answers < 1 || window.isNegative()) {
            throw new IllegalArgumentException("cannot settle after " + answers + " answers in " + window);
        }
    }
}
