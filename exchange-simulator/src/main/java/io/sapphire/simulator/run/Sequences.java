package io.sapphire.simulator.run;

import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.engine.VenueListener;

/** Numbers what the venue tells. */
final class Sequences implements VenueListener {
    private final Audience audience;
    private long market;
    private long user;

    Sequences(Audience audience) {
        this.audience = audience;
    }

    @Override
    public void onMarket(MarketFact fact) {
        audience.onMarket(++market, fact);
    }

    @Override
    public void onUser(UserFact fact) {
        audience.onUser(++user, fact);
    }

    LastSequence last() {
        return new LastSequence(market, user);
    }
}
