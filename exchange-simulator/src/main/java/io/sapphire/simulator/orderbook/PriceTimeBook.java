package io.sapphire.simulator.orderbook;

import io.sapphire.domain.market.Side;

/**
 * All orders of one market. The better price trades first, at one price the older order. Prices are whole ticks and
 * quantities whole steps, both positive; who places orders keeps their ids unique. Not thread-safe; allocates nothing
 * but when it grows.
 */
public final class PriceTimeBook {
    private static final int FIRST_CAPACITY = 1 << 10;

    private final Executions executions;
    private final Queues queues = new Queues(FIRST_CAPACITY);
    private final Ladder bids = new Ladder(true, queues);
    private final Ladder asks = new Ladder(false, queues);
    /** To the slot, doubled, and 1 more for an order to sell. */
    private final IdIndex index = new IdIndex(4 * FIRST_CAPACITY);

    public PriceTimeBook(Executions executions) {
        this.executions = executions;
    }

    /** Trades what it can at the price or better; the rest waits. */
    public void place(long id, Side side, long price, long quantity) {
        long open = take(id, side, price, quantity);
        if (open > 0) {
            int slot = queues.add(id, open);
            index.put(id, encode(slot, side));
            ladder(side).append(slot, price);
        }
    }

    /** Trades what it can at the price or better; nothing waits. @return what found nobody */
    public long take(long id, Side side, long price, long quantity) {
        var ladder = ladder(side.opposite());
        long open = quantity;
        while (open > 0 && ladder.isReached(price)) {
            open = takeFirst(id, side, ladder, open);
        }
        return open;
    }

    private long takeFirst(long id, Side side, Ladder ladder, long open) {
        int level = ladder.best();
        int slot = ladder.first(level);
        long maker = queues.id(slot);
        long price = ladder.priceOf(level);
        long waiting = queues.open(slot);
        if (waiting > open) {
            queues.reduce(slot, open);
            ladder.reduce(level, open);
            executions.executed(maker, id, side, price, open);
            return 0;
        }
        remove(maker, slot, ladder);
        executions.executed(maker, id, side, price, waiting);
        return open - waiting;
    }

    /** @return what was still open; 0 if no such order waits */
    public long cancel(long id) {
        int entry = index.get(id);
        if (entry == Slots.NONE) {
            return 0;
        }
        int slot = entry >>> 1;
        long open = queues.open(slot);
        remove(id, slot, ladder(side(entry)));
        return open;
    }

    private void remove(long id, int slot, Ladder ladder) {
        ladder.unlink(slot);
        queues.release(slot);
        index.remove(id);
    }

    /** Gives an order another price, where it stands last or trades at once. @return whether such an order waited */
    public boolean move(long id, long price) {
        int entry = index.get(id);
        if (entry == Slots.NONE) {
            return false;
        }
        int slot = entry >>> 1;
        var side = side(entry);
        var ladder = ladder(side);
        if (!ladder(side.opposite()).isReached(price)) {
            ladder.unlink(slot);
            ladder.append(slot, price);
        } else {
            place(id, side, price, cancel(id));
        }
        return true;
    }

    /** How many prices somebody waits at. */
    public int levels(Side side) {
        return ladder(side).levels();
    }

    /** @param depth 0 is the best, less than {@link #levels} */
    public long price(Side side, int depth) {
        return ladder(side).price(depth);
    }

    /** @param depth 0 is the best, less than {@link #levels} */
    public long volume(Side side, int depth) {
        return ladder(side).volume(depth);
    }

    /** What waits at a price; 0 if nobody does. */
    public long volumeAt(Side side, long price) {
        return ladder(side).volumeAt(price);
    }

    private Ladder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static int encode(int slot, Side side) {
        return slot << 1 | (side == Side.BUY ? 0 : 1);
    }

    private static Side side(int entry) {
        return (entry & 1) == 0 ? Side.BUY : Side.SELL;
    }
}
