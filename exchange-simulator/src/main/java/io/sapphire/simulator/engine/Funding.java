package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What holding a position in one market costs at the next settlement: by the venue's own schedule, every eight hours, or,
 * once somebody has told, as another venue says.
 */
public final class Funding {
    static final Rate RATE = Rate.ofBp(1);
    private static final Duration INTERVAL = Duration.ofHours(8);

    private Terms terms;
    private Optional<Terms> later = Optional.empty();
    private boolean followed;

    private record Terms(Rate rate, Instant settlement) {}

    Funding(Instant start) {
        long millis = INTERVAL.toMillis();
        long first = Math.ceilDiv(start.plusMillis(1).toEpochMilli(), millis) * millis;
        terms = new Terms(RATE, Instant.ofEpochMilli(first));
    }

    /** Of the next settlement; positive is paid by longs to shorts. */
    public Rate rate() {
        return terms.rate();
    }

    /** When it is settled next; {@link Instant#MAX} while the venue that is followed has not said. */
    public Instant next() {
        return terms.settlement();
    }

    /** The same for everybody to read: the epoch while it is not known. */
    public Instant announced() {
        return next().equals(Instant.MAX) ? Instant.EPOCH : next();
    }

    /**
     * The venue that is followed says so. A settlement that is still to come is made even if that venue, whose clock is
     * another, speaks of the one after it already; one that is over says nothing.
     */
    void follow(Rate rate, Instant settlement, Instant now) {
        var said = new Terms(rate, settlement);
        if (followed && settlement.isAfter(terms.settlement())) {
            later = Optional.of(said);
        } else if (settlement.isAfter(now)) {
            terms = said;
        } else if (!followed) {
            terms = new Terms(rate, Instant.MAX);
        }
        followed = true;
    }

    /** The next settlement has been made. */
    void settled() {
        var next = followed ? Instant.MAX : terms.settlement().plus(INTERVAL);
        terms = later.orElse(new Terms(terms.rate(), next));
        later = Optional.empty();
    }
}
