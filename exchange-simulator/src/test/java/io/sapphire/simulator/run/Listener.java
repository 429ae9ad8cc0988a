package io.sapphire.simulator.run;

import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import java.util.ArrayList;
import java.util.List;

/** Keeps everything it hears. */
final class Listener implements Audience {
    final List<MarketFact> market = new ArrayList<>();
    final List<UserFact> user = new ArrayList<>();
    boolean behind;

    @Override
    public void onMarket(long sequence, MarketFact fact) {
        market.add(fact);
        require(sequence == market.size());
    }

    @Override
    public void onUser(long sequence, UserFact fact) {
        user.add(fact);
        require(sequence == user.size());
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    private static void require(boolean consecutive) {
        if (!consecutive) {
            throw new AssertionError("numbers must be consecutive");
        }
    }
}
