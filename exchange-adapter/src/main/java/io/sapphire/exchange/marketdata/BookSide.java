package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One side of a book, sorted with the best level last: that is where most changes are, and few levels have to move. */
final class BookSide {
    private final boolean higherIsBetter;

    private long[] prices = new long[64];
    private long[] quantities = new long[64];
    private int size;

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
    }

    private void set(long price, long quantity) {
        int index = find(price);
        boolean known = index < size && prices[index] == price;
        if (quantity == 0) {
            // Removing what is not there is normal.
            if (known) {
                remove(index);
            }
        } else if (known) {
            quantities[index] = quantity;
        } else {
            insert(index, price, quantity);
        }
    }

    /** Where the price is or belongs. */
    private int find(long price) {
        int low = 0;
        int high = size;
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

    private void remove(int index) {
        size--;
        System.arraycopy(prices, index + 1, prices, index, size - index);
        System.arraycopy(quantities, index + 1, quantities, index, size - index);
    }

    /** In 1e-8 units; 0 if the side is empty. */
    long bestE8() {
        return size == 0 ? 0 : prices[size - 1];
    }

    /** Best first. */
    List<BookLevel> top(int levels) {
        int count = Math.min(levels, size);
        var top = new ArrayList<BookLevel>(count);
        for (int i = size - 1; i >= size - count; i--) {
            top.add(new BookLevel(new Price(prices[i]), new Quantity(quantities[i])));
        }
        return top;
    }
}
