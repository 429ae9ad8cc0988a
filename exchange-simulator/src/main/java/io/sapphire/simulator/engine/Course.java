package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.latency.Inbox;
import io.sapphire.simulator.market.Tape;
import java.time.Instant;

/** What happens in the venue's time, one thing after the other. */
final class Course {
    private final VenueTerms terms;
    private final Tape tape;
    private final MarketStates markets;
    private final Clocks clocks;
    private final Inbox inbox;
    private final Playback playback;
    private final Rounds rounds;
    private final Arrival arrival;
    private final Trading trading;

    Course(
            VenueTerms terms,
            Tape tape,
            MarketStates markets,
            Clocks clocks,
            Inbox inbox,
            Playback playback,
            Rounds rounds,
            Arrival arrival,
            Trading trading) {
        this.terms = terms;
        this.tape = tape;
        this.markets = markets;
        this.clocks = clocks;
        this.inbox = inbox;
        this.playback = playback;
        this.rounds = rounds;
        this.arrival = arrival;
        this.trading = trading;
    }

    /** When something happens next. */
    Instant nextTime() {
        var next = tape.nextTime();
        next = earlier(next, clocks.nextMark());
        next = earlier(next, markets.nextFunding());
        next = earlier(next, clocks.nextCountdown());
        return earlier(next, inbox.nextTime());
    }

    /** One thing at a time; at one instant in this order. @param now when something happens next */
    void happen(Instant now) {
        if (tape.nextTime().equals(now)) {
            playback.apply(tape.next(), now);
        } else if (clocks.nextMark().equals(now)) {
            clocks.marked();
            mark(now);
        } else if (markets.nextFunding().equals(now)) {
            rounds.fund(now);
        } else if (clocks.nextCountdown().equals(now)) {
            clocks.countedDown(now).ifPresent(symbol -> countedDown(symbol, now));
        } else {
            arrival.take(inbox.next(), now);
        }
    }

    private void countedDown(Symbol symbol, Instant now) {
        trading.cancelAll(symbol, order -> !(terms.countdownSparesStops() && order.isWaiting()), now);
    }

    private void mark(Instant now) {
        if (tape.isOver()) {
            playback.refreshBooks();
        } else {
            playback.publishMarks(now);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return b.isBefore(a) ? b : a;
    }
}
