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
     * Where the event that was played last stands in the recording: the byte of the uncompressed file at which its record
     * begins, or its number where there is no file; 0 before the first, and in what is followed while it happens.
     */
    default long offset() {
        return 0;
    }

    /**
     * Moves on by one event.
     *
     * @throws java.util.NoSuchElementException after the last one
     */
    MarketEvent next();
}
