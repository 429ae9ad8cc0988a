package io.sapphire.simulator.market;

import io.sapphire.domain.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One market, recorded, or followed while it trades. A recorded one has been checked as a whole; playing it can fail only
 * if the file is changed meanwhile.
 */
public interface Recording {

    Instrument instrument();

    /** Where the data comes from, for people. */
    String origin();

    /** Venue time from one frame to the next. */
    Duration frameInterval();

    /** The aggressor of a trade is inferred, not recorded. */
    boolean sidesDerived();

    /** The book is inferred from trades, not recorded. */
    boolean bookDerived();

    /** Time of the first event. */
    Instant first();

    /** Time of the last event that is known. */
    Instant last();

    /** The market is followed while it trades: nobody knows when its last event will be. */
    default boolean isLive() {
        return false;
    }

    /** Why a market that is followed shows nothing now, in one sentence; nothing if it does. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** How long agents only observe. */
    Duration warmUp();

    /** Changes when the content changes. */
    String fingerprint();

    /**
     * A new tape from the first event on.
     *
     * @param shift added to every recorded time
     */
    Tape play(Duration shift);
}
