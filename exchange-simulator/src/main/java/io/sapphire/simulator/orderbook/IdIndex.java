package io.sapphire.simulator.orderbook;

import java.util.Arrays;

/** From order ids to slots: open addressing with linear probing, so that nothing is allocated while it does not grow. */
final class IdIndex {
    /** Neighbouring ids, which are common, end up far from each other. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] ids;
    private int[] slots;
    private int size;

    /** @param capacity a power of two */
    IdIndex(int capacity) {
        ids = new long[capacity];
        slots = new int[capacity];
        Arrays.fill(slots, Slots.NONE);
    }

    int get(long id) {
        return slots[place(id)];
    }

    /** The id must be new. */
    void put(long id, int slot) {
        if (2 * ++size > slots.length) {
            grow();
        }
        set(id, slot);
    }

    private void set(long id, int slot) {
        int place = place(id);
        ids[place] = id;
        slots[place] = slot;
    }

    /** The id must be there. Who stands behind it in its run moves up, so that no grave is left. */
    void remove(long id) {
        size--;
        int mask = slots.length - 1;
        int hole = place(id);
        for (int next = (hole + 1) & mask; slots[next] != Slots.NONE; next = (next + 1) & mask) {
            int home = home(ids[next]);
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                ids[hole] = ids[next];
                slots[hole] = slots[next];
                hole = next;
            }
        }
        slots[hole] = Slots.NONE;
    }

    /** Where the id is, or would be put. */
    private int place(long id) {
        int mask = slots.length - 1;
        int place = home(id);
        while (slots[place] != Slots.NONE && ids[place] != id) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private int home(long id) {
        return (int) (id * SPREAD >>> 32) & (slots.length - 1);
    }

    private void grow() {
        var oldIds = ids;
        var oldSlots = slots;
        ids = new long[2 * oldIds.length];
        slots = new int[2 * oldSlots.length];
        Arrays.fill(slots, Slots.NONE);
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != Slots.NONE) {
                set(oldIds[i], oldSlots[i]);
            }
        }
    }
}
