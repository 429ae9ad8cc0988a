package io.sapphire.simulator.run;

import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;

/**
 * Hears everything the venue tells, numbered from 1 within its class. Numbers count whether or not anybody listens, and
 * come out the same when a run is rebuilt.
 */
public interface Audience {

    void onMarket(long sequence, MarketFact fact);

    void onUser(long sequence, UserFact fact);

    /** So much is waiting to be delivered that the venue should not go faster than it must. */
    boolean isBehind();
}
