package io.sapphire.bench.matching;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A seeded stream of orders in the mix with which exchange-core measures itself: of a hundred commands 9 place an order
 * that waits, 3 take at once, 6 cancel and 82 move an order to another price.
 *
 * @see <a href="https://github.com/exchange-core/exchange-core">exchange-core, "Performance" of its README</a>
 */
final class Commands {
    static final byte PLACE = 0;
    static final byte TAKE = 1;
    static final byte CANCEL = 2;
    static final byte MOVE = 3;

    private static final int OPENING = 1_000;
    private static final long MIDDLE = 100_000;
    private static final double SPREAD = 120;

    private final Random random;
    /** Of orders that may still wait. */
    private final List<Long> ids = new ArrayList<>();

    private final BitSet buying = new BitSet();
    private final byte[] kinds;
    private final long[] orders;
    private final boolean[] buys;
    private final long[] prices;
    private final long[] quantities;
    private int size;
    private long lastId;
    private double middle = MIDDLE;

    private Commands(int count, long seed) {
        random = new Random(seed);
        kinds = new byte[count];
        orders = new long[count];
        buys = new boolean[count];
        prices = new long[count];
        quantities = new long[count];
    }

    /** @param count of commands, the first thousand of which only place orders */
    static Commands of(int count, long seed) {
        var commands = new Commands(count, seed);
        while (commands.size < count) {
            commands.next();
        }
        return commands;
    }

    private void next() {
        middle += random.nextGaussian() * 0.2;
        int dice = size < OPENING ? 0 : random.nextInt(100);
        boolean buy = random.nextBoolean();
        if (dice < 9) {
            ids.add(++lastId);
            buying.set((int) lastId, buy);
            add(PLACE, lastId, buy, passive(buy));
        } else if (dice < 12) {
            add(TAKE, ++lastId, buy, aggressive(buy));
        } else if (dice < 18) {
            add(CANCEL, forget(), buy, 0);
        } else {
            long id = ids.get(random.nextInt(ids.size()));
            add(MOVE, id, buying.get((int) id), passive(buying.get((int) id)));
        }
    }

    private long forget() {
        int index = random.nextInt(ids.size());
        long id = ids.get(index);
        ids.set(index, ids.getLast());
        ids.removeLast();
        return id;
    }

    private void add(byte kind, long id, boolean buy, long price) {
        kinds[size] = kind;
        orders[size] = id;
        buys[size] = buy;
        prices[size] = price;
        quantities[size] = 1 + random.nextInt(50);
        size++;
    }

    /** Some distance from the middle, now and then beyond it. */
    private long passive(boolean buy) {
        long distance = Math.round(Math.abs(random.nextGaussian()) * SPREAD) - 2;
        return Math.round(middle) + (buy ? -distance : distance);
    }

    private long aggressive(boolean buy) {
        return Math.round(middle) + (buy ? 30 : -30);
    }

    int size() {
        return size;
    }

    byte kind(int index) {
        return kinds[index];
    }

    long order(int index) {
        return orders[index];
    }

    boolean buys(int index) {
        return buys[index];
    }

    /** In ticks. */
    long price(int index) {
        return prices[index];
    }

    /** In steps. */
    long quantity(int index) {
        return quantities[index];
    }
}
