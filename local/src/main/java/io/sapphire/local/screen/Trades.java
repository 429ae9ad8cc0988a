package io.sapphire.local.screen;

import java.util.Arrays;

/** When a position changed, and to what; it begins with none. Grows, and is used again for the next rule. */
public final class Trades {
    private static final int FIRST_CAPACITY = 256;

    private int[] bars = new int[FIRST_CAPACITY];
    private double[] positions = new double[FIRST_CAPACITY];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int bar, double position) {
        if (size == bars.length) {
            bars = Arrays.copyOf(bars, 2 * size);
            positions = Arrays.copyOf(positions, 2 * size);
        }
        bars[size] = bar;
        positions[size] = position;
        size++;
    }

    public int size() {
        return size;
    }

    /** At whose close it was. */
    public int bar(int trade) {
        return bars[trade];
    }

    /** Before it, as a fraction of equity. */
    public double from(int trade) {
        return trade == 0 ? 0 : positions[trade - 1];
    }

    /** After it, as a fraction of equity. */
    public double to(int trade) {
        return positions[trade];
    }
}
