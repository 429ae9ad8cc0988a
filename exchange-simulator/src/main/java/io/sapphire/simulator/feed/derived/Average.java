package io.sapphire.simulator.feed.derived;

/** An exponential average of whole numbers that no single observation can carry away. */
final class Average {
    private final long floor;
    private final long divisor;
    private final long cap;
    private long value;

    /**
     * @param floor smallest value
     * @param divisor one observation moves the average by this part of the difference
     * @param cap an observation counts for at most so many times the average
     */
    Average(long first, long floor, long divisor, long cap) {
        this.floor = floor;
        this.divisor = divisor;
        this.cap = cap;
        this.value = Math.max(first, floor);
    }

    void observe(long observation) {
        long difference = Math.min(observation, cap * value) - value;
        // Rounding must not hold a small average down for ever.
        long move = difference > 0 ? Math.max(1, difference / divisor) : difference / divisor;
        value = Math.max(floor, value + move);
    }

    long value() {
        return value;
    }
}
