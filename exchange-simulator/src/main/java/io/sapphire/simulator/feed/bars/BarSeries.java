package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Bars of one market, oldest first, 60 bytes each: years of minutes fit into memory. */
final class BarSeries {
    private static final int FIRST_CAPACITY = 1_024;
    private static final int COLUMNS = 7;
    private static final int CLOSE = 4;
    private static final int OFFSET = 6;

    private long[] cells = new long[FIRST_CAPACITY * COLUMNS];
    private int[] lines = new int[FIRST_CAPACITY];
    private int size;
    private long interval = Long.MAX_VALUE;

    /**
     * Takes the next bar.
     *
     * @param line of the file, for complaints
     * @param offset the byte of the file at which it begins
     * @throws IllegalArgumentException if it does not begin after the last one
     */
    void add(int line, long offset, Instant start, Bar bar) {
        long millis = start.toEpochMilli();
        if (size > 0) {
            if (millis <= millis(size - 1)) {
                throw new IllegalArgumentException("it begins at " + start + ", not after the bar before it");
            }
            interval = Math.min(interval, millis - millis(size - 1));
        }
        grow();
        lines[size] = line;
        long[] row = {
            millis,
            bar.open().e8(),
            bar.high().e8(),
            bar.low().e8(),
            bar.close().e8(),
            bar.volumeE8(),
            offset
        };
        System.arraycopy(row, 0, cells, size * COLUMNS, COLUMNS);
        size++;
    }

    int size() {
        return size;
    }

    Instant start(int index) {
        return Instant.ofEpochMilli(millis(index));
    }

    Bar bar(int index) {
        int at = index * COLUMNS;
        return new Bar(
                new Price(cells[at + 1]),
                new Price(cells[at + 2]),
                new Price(cells[at + 3]),
                new Price(cells[at + 4]),
                cells[at + 5]);
    }

    /** The last price of a bar, in 1e-8 units. */
    long close(int index) {
        return cells[index * COLUMNS + CLOSE];
    }

    /** The byte of the uncompressed file at which a bar begins. */
    long offset(int index) {
        return cells[index * COLUMNS + OFFSET];
    }

    /** The shortest distance of two neighbours. To be asked only of two bars or more. */
    Duration interval() {
        return Duration.ofMillis(interval);
    }

    /** Line of the first bar whose distance from its neighbour is no multiple of the interval; 0 if there is none. */
    int firstOffGrid() {
        for (int i = 1; i < size; i++) {
            if ((millis(i) - millis(i - 1)) % interval != 0) {
                return lines[i];
            }
        }
        return 0;
    }

    /** The largest increment of which every price is a multiple. */
    Price tick() {
        long tick = 0;
        for (int i = 0; i < size; i++) {
            for (int column = 1; column < COLUMNS - 2; column++) {
                tick = commonDivisor(cells[i * COLUMNS + column], tick);
            }
        }
        return new Price(tick);
    }

    private long millis(int index) {
        return cells[index * COLUMNS];
    }

    private void grow() {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, 2 * size);
            cells = Arrays.copyOf(cells, 2 * size * COLUMNS);
        }
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
