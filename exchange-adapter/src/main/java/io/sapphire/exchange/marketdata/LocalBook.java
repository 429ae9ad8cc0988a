package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Side;
import io.sapphire.exchange.marketdata.MarketEvent.BookChanged;
import io.sapphire.exchange.marketdata.MarketEvent.BookRead;
import java.util.ArrayList;
import java.util.List;

/**
 * The book as put together from a snapshot and the changes after it. A change that does not follow the one before makes it
 * invalid until the next snapshot; what comes meanwhile is kept.
 *
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "How to manage a local order book correctly",
 *     read 2026-06-30</a>
 */
public final class LocalBook {
    /** More than any venue pushes while a snapshot is fetched. */
    private static final int MOST_KEPT = 20_000;

    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private final List<BookChanged> kept = new ArrayList<>();
    private State state = State.WAITING;
    private long lastId;
    private long gaps;

    private enum State {
        /** No snapshot yet. */
        WAITING,
        /** The snapshot is there, no change after it yet. */
        READ,
        /** Snapshot and unbroken changes. */
        FOLLOWING
    }

    /** Forgets everything: the connection was lost. */
    public void reset() {
        state = State.WAITING;
        kept.clear();
        bids.clear();
        asks.clear();
    }

    public void apply(BookChanged change) {
        switch (state) {
            case WAITING -> keep(change);
            case READ -> applyFirst(change);
            case FOLLOWING -> applyNext(change);
        }
    }

    private void keep(BookChanged change) {
        if (kept.size() == MOST_KEPT) {
            kept.clear();
        }
        kept.add(change);
    }

    /** The first change after a snapshot may overlap it. */
    private void applyFirst(BookChanged change) {
        if (change.lastId() < lastId) {
            return;
        }
        if (change.firstId() <= lastId + 1 || change.previousId() == lastId) {
            state = State.FOLLOWING;
            take(change);
        } else {
            lose(change);
        }
    }

    private void applyNext(BookChanged change) {
        if (change.lastId() <= lastId) {
            // A duplicate, or one that was overtaken.
            return;
        }
        if (change.previousId() == lastId) {
            take(change);
        } else {
            lose(change);
        }
    }

    private void take(BookChanged change) {
        bids.apply(change.bids());
        asks.apply(change.asks());
        lastId = change.lastId();
        if (isCrossed()) {
            lose();
        }
    }

    private void lose(BookChanged change) {
        lose();
        keep(change);
    }

    private void lose() {
        gaps++;
        state = State.WAITING;
    }

    /** A snapshot older than what came before the change kept first leaves the book invalid: another one is needed. */
    public void apply(BookRead snapshot) {
        bids.clear();
        asks.clear();
        bids.apply(snapshot.bids());
        asks.apply(snapshot.asks());
        lastId = snapshot.lastId();
        state = State.READ;
        var waiting = List.copyOf(kept);
        kept.clear();
        waiting.forEach(this::apply);
    }

    private boolean isCrossed() {
        return bids.bestE8() > 0 && asks.bestE8() > 0 && bids.bestE8() >= asks.bestE8();
    }

    /** False until the next snapshot. */
    public boolean isValid() {
        return state != State.WAITING;
    }

    /** How often a change was missing or made no sense. */
    public long gaps() {
        return gaps;
    }

    public OrderBook top(int levels) {
        return new OrderBook(bids.top(levels), asks.top(levels));
    }
}
