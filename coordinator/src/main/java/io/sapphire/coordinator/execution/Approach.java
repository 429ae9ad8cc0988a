package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an entry rests in the book or takes. Resting saves the spread and the difference of the fees; it costs the part
 * of the expected move that is over by the time the patience ends: move x patience / horizon. Whatever is less decides. An
 * entry that rested in vain is followed by one that takes. For one thread at a time.
 */
public final class Approach {
    private final Duration restFor;
    private final Set<Symbol> inVain = new HashSet<>();

    public Approach(Duration restFor) {
        this.restFor = restFor;
    }

    /**
     * @param edgeE8 expected move in our favour as a fraction, in 1e-8 units
     * @param horizon within which it is expected; zero if nobody says
     */
    public Urgency of(long edgeE8, Duration horizon, Side side, OrderBook book, Instrument instrument) {
        if (restFor.isZero() || book.touch(side.opposite()).isEmpty() || horizon.compareTo(restFor) <= 0) {
            return Urgency.URGENT;
        }
        if (inVain.contains(instrument.symbol())) {
            return Urgency.OUT_OF_PATIENCE;
        }
        long lost = Fixed.share(edgeE8, restFor.toMillis(), horizon.toMillis());
        return lost >= saved(book, instrument) ? Urgency.URGENT : Urgency.PATIENT;
    }

    /** As a fraction of the price, in 1e-8 units. */
    private static long saved(OrderBook book, Instrument instrument) {
        long spread = book.asks().getFirst().price().e8()
                - book.bids().getFirst().price().e8();
        long relative =
                Fixed.share(spread, Fixed.ONE, book.bids().getFirst().price().e8());
        return relative + instrument.takerFee().e8() - instrument.makerFee().e8();
    }

    /** Takes note of an entry that can't trade any more: in vain it rested for all of its time, or the venue ended it. */
    public void ended(OwnOrder own) {
        boolean unfilled = !own.standing().open() && own.standing() != OrderStanding.FILLED;
        if (rests(own) && unfilled && !isCancelledEarly(own)) {
            inVain.add(own.order().symbol());
        }
    }

    /** Because the decision turned, or somebody stopped entries. */
    private boolean isCancelledEarly(OwnOrder own) {
        return own.standing() == OrderStanding.CANCELLED
                && own.cancelAsked()
                        .filter(asked -> !asked.isBefore(own.announced().plus(restFor)))
                        .isEmpty();
    }

    /** The next entry rests again. */
    public void announced(OrderEvent.Intended intended) {
        if (intended.order().purpose() == Purpose.ENTRY) {
            inVain.remove(intended.order().symbol());
        }
    }

    /** Entries that have rested long enough. */
    public List<OwnOrder> overdue(List<OwnOrder> entries, Instant now) {
        return entries.stream()
                .filter(own -> rests(own) && !now.isBefore(own.announced().plus(restFor)))
                .toList();
    }

    /** All that it remembers: markets whose last entry rested in vain. */
    public List<Symbol> memory() {
        return inVain.stream().sorted().toList();
    }

    public void recall(List<Symbol> memory) {
        inVain.addAll(memory);
    }

    private static boolean rests(OwnOrder own) {
        return own.intent() > 0
                && own.order().purpose() == Purpose.ENTRY
                && own.order().terms() instanceof Terms.Limit(var _, TimeInForce timeInForce)
                && timeInForce == TimeInForce.GTX;
    }
}
