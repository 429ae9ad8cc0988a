package io.sapphire.local.scaffold;

import java.util.Locale;

/** What a new agent begins as. */
enum AgentType {
    /** A view of where the price goes. */
    ANALYSIS,
    /** A rule that is always on a side. */
    STRATEGY,
    /** The next minute of the book. */
    EXECUTION;

    String template() {
        return name().toLowerCase(Locale.ROOT) + ".java.txt";
    }
}
