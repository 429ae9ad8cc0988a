package io.sapphire.simulator.account;

import java.util.Locale;

/** What a position can lose; named as in requests. */
public enum MarginType {
    /** The whole wallet. */
    CROSSED,
    /** What was set aside for it. */
    ISOLATED;

    /** As answers and messages say it. */
    public String shown() {
        return this == CROSSED ? "cross" : name().toLowerCase(Locale.ROOT);
    }
}
