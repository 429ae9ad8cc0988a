package io.sapphire.domain.event;

/** What the venue and the way to it are good for. */
public enum Readiness {
    /** Not reachable, or its answers are not understood. */
    DISCONNECTED,
    /** Reachable; what happened meanwhile is being read. */
    RECONCILING,
    /** Agents observe, nothing is traded. */
    WARM_UP,
    /** Open for orders. */
    TRADING,
    /** The recording is over: the last book stays, entries are closed. */
    RECORDING_ENDED
}
