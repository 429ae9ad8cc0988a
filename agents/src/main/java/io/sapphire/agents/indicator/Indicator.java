package io.sapphire.agents.indicator;

/** One number computed from a stream. It has no value at all until it has seen enough. */
public interface Indicator {

    /** How many observations it takes until there is a value. */
    int warmUp();

    boolean isWarm();

    /** @throws IllegalStateException while it is not warm */
    double value();

    /** Refuses to give a number that nothing has been measured for. */
    static void requireWarm(boolean warm) {
        if (!warm) {
            throw new IllegalStateException("indicator is not warm");
        }
    }
}
