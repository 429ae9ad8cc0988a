package io.sapphire.simulator.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The clock clients see and nonces are measured by: venue time, unless somebody has put it wrong. */
public final class ServerClock {
    private final Supplier<Instant> venueTime;
    private Duration ahead = Duration.ZERO;

    public ServerClock(Supplier<Instant> venueTime) {
        this.venueTime = venueTime;
    }

    Instant now() {
        return venueTime.get().plus(ahead);
    }

    public Duration ahead() {
        return ahead;
    }

    /** @param of venue time; negative is behind */
    public void putAhead(Duration of) {
        ahead = of;
    }
}
