package io.sapphire.local.backtest;

import java.time.Instant;

/** Hears how far a backtest is, now and then, from several threads. */
@FunctionalInterface
public interface Watch {

    /**
     * So far it is.
     *
     * @param stage what it does, for people
     * @param percent of the stage, 0 to 100
     * @param venueTime that was reached
     */
    void at(String stage, int percent, Instant venueTime);
}
