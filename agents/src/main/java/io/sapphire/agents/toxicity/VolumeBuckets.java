package io.sapphire.agents.toxicity;

import io.sapphire.agents.indicator.Indicator;
import io.sapphire.agents.indicator.RingBuffer;

/**
 * Trading cut into pieces of equal volume. Its value is the mean imbalance of the last of them: 0 if as much was bought as
 * sold, 1 if all went one way (VPIN, the volume-synchronised probability of informed trading).
 *
 * <p>Source: Easley, Lopez de Prado, O'Hara 2012, Flow Toxicity and Liquidity in a High-Frequency World; methods.md 6.1.
 */
final class VolumeBuckets implements Indicator {
    private final int window;
    private final RingBuffer imbalances;
    private double size;
    private double filled;
    private double bought;

    /** @param window how many buckets the value averages */
    VolumeBuckets(int window) {
        this.window = window;
        imbalances = new RingBuffer(window);
    }

    /** From now on buckets hold so much; the open one is begun anew, the closed ones stay as they were. */
    void resize(double newSize) {
        size = newSize;
        filled = 0;
        bought = 0;
    }

    /** Takes a volume that was bought to this share, and sold for the rest. @return how many buckets it filled */
    int add(double volume, double boughtShare) {
        double left = volume;
        int closed = 0;
        while (filled + left >= size) {
            double part = size - filled;
            bought += part * boughtShare;
            left -= part;
            close();
            closed++;
            double surplus = Math.floor(left / size) - window;
            // Whatever is pushed out again at once need not be put in.
            left -= Math.max(surplus, 0) * size;
        }
        filled += left;
        bought += left * boughtShare;
        return closed;
    }

    private void close() {
        imbalances.add(Math.abs(2 * bought - size) / size);
        filled = 0;
        bought = 0;
    }

    void clear() {
        filled = 0;
        bought = 0;
        imbalances.clear();
    }

    int closed() {
        return imbalances.size();
    }

    @Override
    public int warmUp() {
        return window;
    }

    @Override
    public boolean isWarm() {
        return imbalances.isFull();
    }

    @Override
    public double value() {
        Indicator.requireWarm(isWarm());
        double sum = 0;
        for (int age = window - 1; age >= 0; age--) {
            sum += imbalances.ago(age);
        }
        return sum / window;
    }

    double open() {
        return filled;
    }

    double latestImbalance() {
        return imbalances.ago(0);
    }
}
