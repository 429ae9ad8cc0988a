package io.sapphire.simulator.orderbook;

import java.util.Arrays;

/** Numbers of places in arrays, given out and taken back; those taken back last are given out first. */
final class Slots {
    /** No place. */
    static final int NONE = -1;

    private int[] free;
    private int freed;
    private int given;

    Slots(int capacity) {
        free = new int[capacity];
    }

    int take() {
        return freed > 0 ? free[--freed] : given++;
    }

    void release(int slot) {
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = slot;
    }
}
