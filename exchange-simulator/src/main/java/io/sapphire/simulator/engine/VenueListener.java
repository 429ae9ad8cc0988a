package io.sapphire.simulator.engine;

/** Hears everything the venue tells, in order, while the venue is called. */
public interface VenueListener {

    void onMarket(MarketFact fact);

    void onUser(UserFact fact);
}
