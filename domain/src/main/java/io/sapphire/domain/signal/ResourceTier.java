package io.sapphire.domain.signal;

/** How much machine an agent wants. */
public enum ResourceTier {
    LIGHT,
    STANDARD,
    HEAVY,
    ACCELERATED
}
