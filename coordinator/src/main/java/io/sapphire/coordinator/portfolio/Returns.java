package io.sapphire.coordinator.portfolio;

/**
 * Results of closed trades as a share of what they had at stake: count, mean and variance (Welford 1962). For one thread
 * at a time.
 */
public final class Returns {
    private long count;
    private double mean;
    private double squares;

    /** @param share result divided by the largest worth held, after all fees */
    public void add(double share) {
        count++;
        double before = share - mean;
        mean += before / count;
        squares += before * (share - mean);
    }

    public long count() {
        return count;
    }

    /** Zero before the first. */
    public double mean() {
        return mean;
    }

    /** With n - 1; zero before the second. */
    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    /** All that it remembers. */
    public record Memory(long count, double mean, double squares) {}

    Memory memory() {
        return new Memory(count, mean, squares);
    }

    void recall(Memory memory) {
        count = memory.count();
        mean = memory.mean();
        squares = memory.squares();
    }
}
