package io.sapphire.simulator.market;

import java.time.Instant;

/** Market events, oldest first. */
public interface Tape {

    /** When the next event happens; {@link Instant#MAX} after the last one, and while none is known. */
    Instant nextTime();

    /** Nothing will ever happen any more; what is followed while it happens is never over. */
    default boolean isOver() {
        return nextTime().equals(Instant.MAX);
    }

    /**
     * Moves on by one event.
     *
     * @throws java.util.NoSuchElementException after the last one
     */
    MarketEvent next();
}
