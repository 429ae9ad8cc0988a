package io.sapphire.coordinator.execution;

/** Where one of our orders stands. */
public enum OrderStanding {
    /** Recorded; whether its bytes left is not known yet. */
    INTENDED,
    /** The venue has it. */
    WORKING,
    /** Sent, and nobody can say what became of it. */
    UNKNOWN,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED,
    /** It never reached the venue and never will. */
    NEVER_SENT;

    /** Whether it can still trade. */
    public boolean open() {
        return switch (this) {
            case INTENDED, WORKING, UNKNOWN -> true;
            case FILLED, CANCELLED, EXPIRED, REJECTED, NEVER_SENT -> false;
        };
    }
}
