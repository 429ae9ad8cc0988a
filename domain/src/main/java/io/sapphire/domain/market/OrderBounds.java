package io.sapphire.domain.market;

/**
 * What a venue takes in one market besides ticks and steps. In 1e-8 units; zero where it names no bound.
 *
 * @param leastPriceE8 quote-asset units
 * @param mostPriceE8 quote-asset units
 * @param resting base-asset units of an order that names its price
 * @param atMarket base-asset units of an order that takes what there is
 */
public record OrderBounds(long leastPriceE8, long mostPriceE8, Lot resting, Lot atMarket) {
    public static final OrderBounds NONE = new OrderBounds(0, 0, Lot.ANY, Lot.ANY);

    public OrderBounds {
        refuseUnlessOrdered(leastPriceE8, mostPriceE8);
    }

    /** Sizes of one order. */
    public record Lot(long leastE8, long mostE8) {
        public static final Lot ANY = new Lot(0, 0);

        public Lot {
            refuseUnlessOrdered(leastE8, mostE8);
        }
    }

    private static void refuseUnlessOrdered(long least, long most) {
        if (least < 0 || most < 0 || (most > 0 && least > most)) {
            throw new IllegalArgumentException("bounds from " + least + " to " + most + " (1e-8) leave nothing");
        }
    }
}
