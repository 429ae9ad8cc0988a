package io.sapphire.exchange.execution;

import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.execution.journal.Entry;
import io.sapphire.exchange.execution.venue.Outcome;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueFunding;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueStatus;
import io.sapphire.exchange.execution.venue.VenueTrade;
import java.lang.System.Logger.Level;
import java.time.Instant;

/**
 * Turns what the venue says, by whatever way, into the facts that have not been reported yet. Saying it twice, late or in
 * another order leads to the same facts: accepted once, every trade once, one end.
 */
final class FactFinder {
    private static final System.Logger LOG = System.getLogger(FactFinder.class.getName());

    private final Recorder recorder;
    /** Read by other threads. */
    private volatile boolean incomplete;

    FactFinder(Recorder recorder) {
        this.recorder = recorder;
    }

    void take(UserEvent event) {
        switch (event) {
            case UserEvent.OrderMoved moved -> complete(take(moved.order()));
            case UserEvent.OrderTraded traded -> complete(take(traded));
            case UserEvent.FundingSettled settled -> take(settled);
            case UserEvent.BalanceMoved moved ->
                recorder.report(new AccountEvent.BalanceChanged(
                        moved.asset(), moved.amount(), moved.reason(), moved.eventTime()));
            case UserEvent.LeverageSet set ->
                recorder.report(new AccountEvent.LeverageChanged(set.symbol(), set.leverage(), set.eventTime()));
        }
    }

    private void complete(OrderTrack track) {
        incomplete |= track.lacksFills();
    }

    boolean isIncomplete() {
        return incomplete;
    }

    /** Whether events since the last call told of something they did not spell out: the venue must be asked. */
    boolean takeIncomplete() {
        boolean was = incomplete;
        incomplete = false;
        return was;
    }

    /** The venue was asked and did not answer. */
    void stayIncomplete() {
        incomplete = true;
    }

    OrderTrack take(VenueOrder said) {
        var track = hear(said, said.createdAt());
        settle(track);
        return track;
    }

    private OrderTrack take(UserEvent.OrderTraded traded) {
        var track = hear(traded.order(), traded.eventTime());
        take(track, traded.fill(), traded.eventTime());
        settle(track);
        return track;
    }

    /** Like {@link #hear}, of an order that was asked for after everything we know of it: its terms are the venue's. */
    OrderTrack hearAnswer(VenueOrder said) {
        var track = hear(said, said.createdAt());
        track.changeTo(said).ifPresent(change -> report(amended(change, said)));
        return track;
    }

    /** Takes in how an order stands without ending it: its trades may still be on their way. */
    OrderTrack hear(VenueOrder said, Instant since) {
        var id = said.order().id();
        var known = blotter().track(id);
        if (known.isEmpty()) {
            introduce(said, since);
        }
        var track = blotter().track(id).orElseThrow();
        track.hear(said);
        acknowledge(track, said, since);
        amend(track, said);
        return track;
    }

    private void amend(OrderTrack track, VenueOrder said) {
        track.changeIn(said).ifPresent(change -> report(amended(change, said)));
        if (track.isAmendmentOpen() && (track.isAsAsked() || said.status().isFinal())) {
            settleAmendment(track, track.isAsAsked(), "the order had ended", said.updatedAt());
        }
    }

    private static OrderEvent.Amended amended(Amendment change, VenueOrder said) {
        return new OrderEvent.Amended(change.orderId(), change.price(), change.quantity(), said.updatedAt());
    }

    /** What became of the change that was asked for last is known. */
    void settleAmendment(OrderTrack track, boolean made, String otherwise, Instant at) {
        recorder.record(new Entry.AmendmentSettled(track.id(), made, made ? "" : otherwise, at));
    }

    private void introduce(VenueOrder said, Instant since) {
        report(new OrderEvent.External(said.order(), said.venueId(), since));
        var name = said.order().id().value();
        if (name.startsWith("autoclose-") || name.startsWith("adl_autoclose")) {
            recorder.report(new AccountEvent.Liquidated(said.order().symbol(), since));
        }
    }

    private void acknowledge(OrderTrack track, VenueOrder said, Instant since) {
        if (track.isUnknown()) {
            report(new OrderEvent.Resolved(track.id(), true, since));
        }
        if (track.isAcknowledged() || said.status() == VenueStatus.REJECTED) {
            return;
        }
        if (track.neverArrived()) {
            LOG.log(Level.ERROR, "order {0} was given up as lost and turned up at the venue after all", track.id());
        }
        report(
                track.needsIntroduction()
                        ? new OrderEvent.External(track.order(), said.venueId(), since)
                        : new OrderEvent.Accepted(track.id(), said.venueId(), since));
    }

    void take(OrderTrack track, VenueTrade trade) {
        take(track, trade.fill(), trade.eventTime());
    }

    private void take(OrderTrack track, Fill fill, Instant at) {
        if (blotter().knows(fill)) {
            return;
        }
        boolean last = track.isFilledBy(fill.quantity().e8()) && !track.isClosed();
        report(
                last
                        ? new OrderEvent.Filled(track.id(), fill, at)
                        : new OrderEvent.PartiallyFilled(track.id(), fill, at));
    }

    /** Reports the end of an order once all its trades have been reported. */
    void settle(OrderTrack track) {
        if (track.isClosed() || track.lacksFills()) {
            return;
        }
        switch (track.heard()) {
            case CANCELED -> report(new OrderEvent.Cancelled(track.id(), track.heardAt()));
            case EXPIRED -> report(new OrderEvent.Expired(track.id(), reasonOf(track), track.heardAt()));
            case REJECTED -> report(new OrderEvent.Rejected(track.id(), 0, "rejected by the venue", track.heardAt()));
            case NEW, PARTIALLY_FILLED, FILLED, UNHEARD_OF -> {
                // Open; or its last trade ended it.
            }
        }
    }

    /** The venue gives no reason; the terms do. */
    private static String reasonOf(OrderTrack track) {
        return switch (track.order().terms()) {
            case Terms.Limit limit -> reasonOf(limit);
            case Terms.Market _ -> "the rest of a market order";
            case Terms.StopMarket _, Terms.TakeProfitMarket _, Terms.Stop _, Terms.TakeProfit _, Terms.TrailingStop _ ->
                "expired by the venue";
        };
    }

    private static String reasonOf(Terms.Limit limit) {
        return switch (limit.timeInForce()) {
            case IOC -> "the rest of an IOC order";
            case FOK -> "a FOK order that could not fill whole";
            case GTX -> "a post-only order that would have traded";
            case GTC, HIDDEN -> "expired by the venue";
        };
    }

    /** The answer to the request itself. */
    void take(OrderTrack track, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Taken taken -> complete(take(taken.order()));
            case Outcome.Refused refused -> refuse(track, refused, now);
            case Outcome.Unknown unknown -> doubt(track, unknown.cause(), now);
            case Outcome.NotSent notSent -> {
                doubt(track, notSent.cause(), now);
                neverArrived(track, now);
            }
        }
    }

    private void refuse(OrderTrack track, Outcome.Refused refused, Instant now) {
        if (!track.isAcknowledged() && !track.isClosed()) {
            introduceOwn(track, now);
            report(new OrderEvent.Rejected(track.id(), refused.code(), refused.reason(), now));
        }
    }

    /** Nobody can say what became of it, unless the user stream has already said. */
    void doubt(OrderTrack track, String cause, Instant now) {
        if (!track.isAcknowledged() && !track.isClosed() && !track.isUnknown()) {
            introduceOwn(track, now);
            report(new OrderEvent.Unknown(track.id(), cause, now));
        }
    }

    /** The venue does not have it and never will. */
    void neverArrived(OrderTrack track, Instant now) {
        if (!track.isAcknowledged() && !track.isClosed()) {
            report(new OrderEvent.Resolved(track.id(), false, now));
        }
    }

    /** The venue had it, and does not know it any more. */
    void vanished(OrderTrack track, Instant now) {
        if (!track.isClosed()) {
            report(new OrderEvent.Expired(track.id(), "the venue does not know it any more", now));
        }
    }

    private void introduceOwn(OrderTrack track, Instant now) {
        if (track.needsIntroduction()) {
            report(new OrderEvent.External(track.order(), 0, now));
        }
    }

    /** On cross margin the venue does not say which position was settled. */
    private void take(UserEvent.FundingSettled settled) {
        var candidates = settled.symbols().isEmpty() ? blotter().heldSymbols() : settled.symbols();
        if (candidates.size() == 1) {
            take(new VenueFunding(candidates.getFirst(), settled.amount(), settled.eventTime()));
        } else {
            incomplete = true;
        }
    }

    void take(VenueFunding funding) {
        if (!blotter().knowsFunding(funding.symbol(), funding.eventTime())) {
            recorder.report(new AccountEvent.FundingPaid(funding.symbol(), funding.amount(), funding.eventTime()));
        }
    }

    private void report(OrderEvent.Reported fact) {
        recorder.report(fact);
    }

    private Blotter blotter() {
        return recorder.blotter();
    }
}
