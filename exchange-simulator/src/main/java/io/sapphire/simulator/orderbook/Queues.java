package io.sapphire.simulator.orderbook;

import java.util.Arrays;

/** All waiting orders of a book, each linked to the one before and behind it in the queue at its price. */
final class Queues {
    private final Slots slots;
    private long[] ids;
    private long[] open;
    private int[] levels;
    private int[] before;
    private int[] behind;

    Queues(int capacity) {
        slots = new Slots(capacity);
        ids = new long[capacity];
        open = new long[capacity];
        levels = new int[capacity];
        before = new int[capacity];
        behind = new int[capacity];
    }

    /** A place for an order that stands in no queue yet. */
    int add(long id, long quantity) {
        int slot = slots.take();
        if (slot == ids.length) {
            grow();
        }
        ids[slot] = id;
        open[slot] = quantity;
        return slot;
    }

    private void grow() {
        int capacity = 2 * ids.length;
        ids = Arrays.copyOf(ids, capacity);
        open = Arrays.copyOf(open, capacity);
        levels = Arrays.copyOf(levels, capacity);
        before = Arrays.copyOf(before, capacity);
        behind = Arrays.copyOf(behind, capacity);
    }

    /** Makes it the last of its queue. @param last who was so far */
    void append(int slot, int level, int last) {
        levels[slot] = level;
        before[slot] = last;
        behind[slot] = Slots.NONE;
        if (last != Slots.NONE) {
            behind[last] = slot;
        }
    }

    /** Lets its neighbours know each other instead. */
    void unlink(int slot) {
        if (before[slot] != Slots.NONE) {
            behind[before[slot]] = behind[slot];
        }
        if (behind[slot] != Slots.NONE) {
            before[behind[slot]] = before[slot];
        }
    }

    void release(int slot) {
        slots.release(slot);
    }

    long id(int slot) {
        return ids[slot];
    }

    long open(int slot) {
        return open[slot];
    }

    void reduce(int slot, long quantity) {
        open[slot] -= quantity;
    }

    int level(int slot) {
        return levels[slot];
    }

    int before(int slot) {
        return before[slot];
    }

    int behind(int slot) {
        return behind[slot];
    }
}
