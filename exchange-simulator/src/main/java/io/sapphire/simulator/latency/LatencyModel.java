package io.sapphire.simulator.latency;

/** How the times of single requests lie around their median. */
public enum LatencyModel {
    /** As times on a network do: the slowest of a hundred takes five times the median. */
    LOGNORMAL,
    /** All take the median. */
    CONSTANT
}
