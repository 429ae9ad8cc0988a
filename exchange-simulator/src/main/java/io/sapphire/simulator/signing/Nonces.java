package io.sapphire.simulator.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;

/** Microsecond nonces of one signer. Each can be used once, near its time, and not after a hundred later ones. */
public final class Nonces {
    private static final int REMEMBERED = 100;
    private static final long MICROS_PER_MILLI = 1000;

    private final Duration window;
    private final TreeSet<Long> used = new TreeSet<>();

    public Nonces(Duration window) {
        this.window = window;
    }

    /**
     * Uses a nonce up.
     *
     * @param earliest venue time from which the window counts backwards
     * @param now venue time from which it counts forwards
     * @return false if it is too old, too new or used
     */
    public boolean use(long nonce, Instant earliest, Instant now) {
        boolean near = nonce >= micros(earliest.minus(window)) && nonce <= micros(now.plus(window));
        return near && remember(nonce);
    }

    /** Takes a nonce that was used before a restart. */
    public void recall(long nonce) {
        if (!remember(nonce)) {
            throw new IllegalStateException("nonce " + nonce + " was used twice");
        }
    }

    private boolean remember(long nonce) {
        boolean full = used.size() == REMEMBERED;
        if (used.contains(nonce) || (full && nonce < used.first())) {
            return false;
        }
        if (full) {
            used.pollFirst();
        }
        return used.add(nonce);
    }

    private static long micros(Instant time) {
        return Math.multiplyExact(time.toEpochMilli(), MICROS_PER_MILLI);
    }
}
