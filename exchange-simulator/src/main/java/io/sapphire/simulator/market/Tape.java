package io.sapphire.simulator.market;

import java.time.Instant;

/** Market events, oldest first. */
public interface Tape {

    /** When the next event happens; {@link Instant#MAX} after the last one. */
    Instant nextTime();

    /**
     * Moves on by one event.
     *
     * @throws java.util.NoSuchElementException after the last one
     */
    MarketEvent next();
}
