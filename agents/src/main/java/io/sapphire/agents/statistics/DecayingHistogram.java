package io.sapphire.agents.statistics;

/** Where a number between 0 and 1 lies among those before it, each counting less the older it is. */
public final class DecayingHistogram {
    private static final int BINS = 1000;
    private static final double MOST_WEIGHT = 1e100;

    private final double[] bins = new double[BINS];
    private double weight = 1;
    private double total;
    private long count;

    /** Takes a number. @param decay what is left by now of the weight of the one before */
    public void add(double number, double decay) {
        weight /= decay;
        bins[bin(number)] += weight;
        total += weight;
        count++;
        if (weight > MOST_WEIGHT) {
            rescale();
        }
    }

    private void rescale() {
        for (int i = 0; i < BINS; i++) {
            bins[i] /= weight;
        }
        total /= weight;
        weight = 1;
    }

    /** The share of the weight below this number and half of that beside it; even if there is none. */
    public double rank(double number) {
        if (count == 0) {
            return 0.5;
        }
        int last = bin(number);
        double below = bins[last] / 2;
        for (int i = 0; i < last; i++) {
            below += bins[i];
        }
        return below / total;
    }

    private static int bin(double number) {
        return Math.clamp((int) (number * BINS), 0, BINS - 1);
    }

    /** How many numbers have been taken. */
    public long count() {
        return count;
    }
}
