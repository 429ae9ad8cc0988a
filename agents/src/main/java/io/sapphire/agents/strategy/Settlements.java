package io.sapphire.agents.strategy;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.MarketFrame;
import java.time.Instant;

/** What a long position has paid in funding: the rate last shown before a settlement, at the settlement (methods.md 8.5). */
final class Settlements {
    private Instant next = Instant.MAX;
    private double rate;
    private double paid;

    /** A settlement has passed when it is over and the venue names a later one. */
    void observe(MarketFrame frame) {
        if (!frame.end().isBefore(next) && frame.nextFunding().isAfter(next)) {
            paid += rate;
        }
        next = frame.nextFunding();
        rate = frame.fundingRate().e8() / (double) Fixed.ONE;
    }

    /** As a fraction of the position, since it was taken last. */
    double take() {
        double taken = paid;
        paid = 0;
        return taken;
    }
}
