package io.sapphire.simulator.feed;

import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Brackets;
import io.sapphire.simulator.market.LargestOrder;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;

/**
 * A recording at its place in the run.
 *
 * @param shift added to the recorded times
 * @param brackets how much margin its positions need
 */
public record Market(Recording recording, Duration shift, Brackets brackets) {

    public Listing listing() {
        return new Listing(
                recording.instrument().withTerms(LargestOrder.bounds(recording.instrument()), brackets.all()),
                recording.frameInterval(),
                recording.origin(),
                true,
                recording.sidesDerived(),
                recording.bookDerived(),
                shift);
    }

    public Symbol symbol() {
        return recording.instrument().symbol();
    }

    public Tape play() {
        return recording.play(shift);
    }

    /** The start of the first frame. */
    public Instant start() {
        return recording.isLive() ? recording.first() : floor(recording.first().plus(shift));
    }

    /** The end of the last frame with data that is known. */
    public Instant end() {
        return floor(recording.last().plus(shift)).plus(recording.frameInterval());
    }

    public Instant tradingStart() {
        return start().plus(recording.warmUp());
    }

    private Instant floor(Instant time) {
        long interval = recording.frameInterval().toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), interval) * interval);
    }
}
