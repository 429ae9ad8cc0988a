package io.sapphire.exchange.marketdata;

import java.util.Arrays;

/** Prices and absolute quantities of one side of a book, in 1e-8 units, in any order; a quantity of 0 is no level. */
public final class Levels {
    public static final Levels NONE = new Levels(new long[0], new long[0]);

    private final long[] prices;
    private final long[] quantities;

    private Levels(long[] prices, long[] quantities) {
        this.prices = prices;
        this.quantities = quantities;
    }

    /** @param pricesAndQuantities taking turns */
    public static Levels of(long... pricesAndQuantities) {
        var collector = new Collector();
        for (int i = 0; i < pricesAndQuantities.length; i += 2) {
            collector.add(pricesAndQuantities[i], pricesAndQuantities[i + 1]);
        }
        return collector.levels();
    }

    public int size() {
        return prices.length;
    }

    public long priceE8(int index) {
        return prices[index];
    }

    public long quantityE8(int index) {
        return quantities[index];
    }

    @Override
    public String toString() {
        return Arrays.toString(prices) + " " + Arrays.toString(quantities);
    }

    /** Collects levels one by one. */
    public static final class Collector {
        private long[] prices = new long[8];
        private long[] quantities = new long[8];
        private int size;

        public void add(long priceE8, long quantityE8) {
            if (priceE8 <= 0 || quantityE8 < 0) {
                throw new IllegalArgumentException("no level: " + quantityE8 + " at " + priceE8 + ", in 1e-8 units");
            }
            if (size == prices.length) {
                prices = Arrays.copyOf(prices, 2 * size);
                quantities = Arrays.copyOf(quantities, 2 * size);
            }
            prices[size] = priceE8;
            quantities[size++] = quantityE8;
        }

        /** Forgets them: to be used anew. */
        public void clear() {
            size = 0;
        }

        public Levels levels() {
            return size == 0 ? NONE : new Levels(Arrays.copyOf(prices, size), Arrays.copyOf(quantities, size));
        }
    }
}
