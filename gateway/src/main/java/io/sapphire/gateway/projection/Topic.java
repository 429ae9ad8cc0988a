package io.sapphire.gateway.projection;

import java.util.Locale;

/** Kinds of facts: never dropped, each told with the whole row after it. */
public enum Topic {
    DECISION,
    ORDER,
    FILL,
    POSITION,
    DENIAL,
    AGENT,
    RISK,
    CONTROL,
    RUN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As clients know it. */
    public String word() {
        return word;
    }
}
