package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One side of a book, sorted with the best level last: that is where most changes are, and few levels have to move. A level
 * that empties keeps its place for a while, since most come back; the best level is never an empty one.
 */
final class BookSide {
    private static final int MOST_EMPTY = 1_024;

    private final boolean higherIsBetter;

    private long[] prices = new long[64];
    private long[] quantities = new long[64];
    private int size;
    private int found;
    private int empty;

    BookSide(Side side) {
        this.higherIsBetter = side == Side.BUY;
    }

    void apply(Levels levels) {
        for (int i = 0; i < levels.size(); i++) {
            set(levels.priceE8(i), levels.quantityE8(i));
        }
    }

    void clear() {
        size = 0;
        empty = 0;
    }

    private void set(long price, long quantity) {
        int index = find(price);
        boolean known = index < size && prices[index] == price;
        if (known) {
            replace(index, quantity);
        } else if (quantity > 0) {
            insert(index, price, quantity);
        }
        // Emptying what is not there is normal.
    }

    private void replace(int index, long quantity) {
        empty += (quantity == 0 ? 1 : 0) - (quantities[index] == 0 ? 1 : 0);
        quantities[index] = quantity;
        dropEmptyBest();
        if (empty > MOST_EMPTY) {
            dropEmpty();
        }
    }

    private void dropEmptyBest() {
        while (size > 0 && quantities[size - 1] == 0) {
            size--;
            empty--;
        }
    }

    private void dropEmpty() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            prices[kept] = prices[i];
            quantities[kept] = quantities[i];
            kept += quantities[i] == 0 ? 0 : 1;
        }
        size = kept;
        empty = 0;
    }

    /**
     * Where the price is or belongs. Changes come sorted and close to each other, so it is looked for from the last one
     * found on, in steps that double.
     */
    private int find(long price) {
        int low = Math.min(found, size);
        int high = low;
        int step = 1;
        if (low < size && isWorse(prices[low], price)) {
            do {
                low = high + 1;
                high = Math.min(size, high + step);
                step <<= 1;
            } while (high < size && isWorse(prices[high], price));
        } else {
            while (low > 0 && !isWorse(prices[low - 1], price)) {
                high = low - 1;
                low = Math.max(0, low - step);
                step <<= 1;
            }
        }
        found = between(low, high, price);
        return found;
    }

    private int between(int from, int to, long price) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isWorse(prices[middle], price)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isWorse(long price, long other) {
        return higherIsBetter ? price < other : price > other;
    }

    private void insert(int index, long price, long quantity) {
        if (size == prices.length) {
            prices = Arrays.copyOf(prices, 2 * size);
            quantities = Arrays.copyOf(quantities, 2 * size);
        }
        System.arraycopy(prices, index, prices, index + 1, size - index);
        System.arraycopy(quantities, index, quantities, index + 1, size - index);
        prices[index] = price;
        quantities[index] = quantity;
        size++;
    }

    /** In 1e-8 units; 0 if the side is empty. */
    long bestE8() {
        return size == 0 ? 0 : prices[size - 1];
    }

    /** Best first. */
    List<BookLevel> top(int levels) {
        var top = new ArrayList<BookLevel>(Math.min(levels, size - empty));
        for (int i = size - 1; i >= 0 && top.size() < levels; i--) {
            if (quantities[i] > 0) {
                top.add(new BookLevel(new Price(prices[i]), new Quantity(quantities[i])));
            }
        }
        return top;
    }
}
