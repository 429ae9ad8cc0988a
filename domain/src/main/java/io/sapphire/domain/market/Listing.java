package io.sapphire.domain.market;

import java.time.Duration;

/**
 * One market of a run: its rules, where its data comes from and how it is cut into frames.
 *
 * @param frameInterval venue time from one frame to the next
 * @param origin where the data comes from, for people, for example {@code Bitstamp BTC/USD 2013, traded as USDT}
 * @param simulated orders trade in a simulator, not at a venue
 * @param sidesDerived the aggressor of a trade is inferred, not recorded
 * @param bookDerived the book is inferred from trades, not recorded
 * @param shift added to the recorded times so that several recordings overlap; zero if they already do
 */
public record Listing(
        Instrument instrument,
        Duration frameInterval,
        String origin,
        boolean simulated,
        boolean sidesDerived,
        boolean bookDerived,
        Duration shift) {

    public Listing {
        if (!frameInterval.isPositive()) {
            throw new IllegalArgumentException("frame interval must be positive, was " + frameInterval);
        }
    }

    public Symbol symbol() {
        return instrument.symbol();
    }
}
