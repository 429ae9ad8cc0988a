package io.sapphire.simulator.orderbook;

import java.util.Arrays;

/** The levels of one side, sorted with the best last: that is where most changes are, and few levels have to move. */
final class Ladder {
    private static final int FIRST_CAPACITY = 64;

    /** 1 where higher is better, else -1: levels are sorted by price times sign. */
    private final int sign;

    private final Queues queues;
    private final Slots slots = new Slots(FIRST_CAPACITY);
    private long[] keys = new long[FIRST_CAPACITY];
    private int[] order = new int[FIRST_CAPACITY];
    private int size;

    private long[] volumes = new long[FIRST_CAPACITY];
    private int[] first = new int[FIRST_CAPACITY];
    private int[] last = new int[FIRST_CAPACITY];
    private long[] prices = new long[FIRST_CAPACITY];

    Ladder(boolean higherIsBetter, Queues queues) {
        this.sign = higherIsBetter ? 1 : -1;
        this.queues = queues;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** @throws ArrayIndexOutOfBoundsException if it is empty */
    int best() {
        return order[size - 1];
    }

    /** Whether somebody who asks for this price or better gets the best level. */
    boolean isReached(long price) {
        return size > 0 && keys[size - 1] >= price * sign;
    }

    int levels() {
        return size;
    }

    /** @param depth 0 is the best */
    long price(int depth) {
        return prices[order[size - 1 - depth]];
    }

    /** @param depth 0 is the best */
    long volume(int depth) {
        return volumes[order[size - 1 - depth]];
    }

    long volumeAt(long price) {
        int index = find(price * sign);
        return index < size && keys[index] == price * sign ? volumes[order[index]] : 0;
    }

    long priceOf(int level) {
        return prices[level];
    }

    int first(int level) {
        return first[level];
    }

    /** Puts an order at the end of the queue at a price. */
    void append(int slot, long price) {
        int level = level(price);
        queues.append(slot, level, last[level]);
        if (last[level] == Slots.NONE) {
            first[level] = slot;
        }
        last[level] = slot;
        volumes[level] += queues.open(slot);
    }

    void reduce(int level, long quantity) {
        volumes[level] -= quantity;
    }

    /** Takes an order out of its queue, and an empty level out of the ladder. */
    void unlink(int slot) {
        int level = queues.level(slot);
        volumes[level] -= queues.open(slot);
        if (first[level] == slot) {
            first[level] = queues.behind(slot);
        }
        if (last[level] == slot) {
            last[level] = queues.before(slot);
        }
        queues.unlink(slot);
        if (first[level] == Slots.NONE) {
            remove(level);
        }
    }

    private int level(long price) {
        long key = price * sign;
        int index = find(key);
        return index < size && keys[index] == key ? order[index] : insert(index, price);
    }

    /** Where the key is or belongs: looked for from the best on, in steps that double. */
    private int find(long key) {
        int high = size;
        int step = 1;
        while (high - step >= 0 && keys[high - step] >= key) {
            high -= step;
            step <<= 1;
        }
        int low = Math.max(0, high - step + 1);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int insert(int index, long price) {
        int level = slots.take();
        if (level == prices.length || size == keys.length) {
            grow();
        }
        System.arraycopy(keys, index, keys, index + 1, size - index);
        System.arraycopy(order, index, order, index + 1, size - index);
        keys[index] = price * sign;
        order[index] = level;
        size++;
        prices[level] = price;
        volumes[level] = 0;
        first[level] = Slots.NONE;
        last[level] = Slots.NONE;
        return level;
    }

    private void remove(int level) {
        int index = find(prices[level] * sign);
        size--;
        System.arraycopy(keys, index + 1, keys, index, size - index);
        System.arraycopy(order, index + 1, order, index, size - index);
        slots.release(level);
    }

    private void grow() {
        int capacity = 2 * keys.length;
        keys = Arrays.copyOf(keys, capacity);
        order = Arrays.copyOf(order, capacity);
        prices = Arrays.copyOf(prices, capacity);
        volumes = Arrays.copyOf(volumes, capacity);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
    }
}
