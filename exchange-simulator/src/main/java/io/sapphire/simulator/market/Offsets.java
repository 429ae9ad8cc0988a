package io.sapphire.simulator.market;

import java.util.Arrays;

/** Where the records of a file begin, one after the other, in bytes of its uncompressed content. */
public final class Offsets {
    private static final int FIRST_CAPACITY = 1_024;

    private long[] offsets = new long[FIRST_CAPACITY];
    private int size;

    public void add(long offset) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * size);
        }
        offsets[size++] = offset;
    }

    /** @param index from 0 */
    public long get(int index) {
        return offsets[index];
    }
}
