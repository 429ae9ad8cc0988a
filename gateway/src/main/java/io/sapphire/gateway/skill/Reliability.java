package io.sapphire.gateway.skill;

import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities of a rise beside how often prices rose, in bins of two points.
 *
 * <p>Source: Murphy 1973; Naeini et al. 2015 (expected calibration error); methods.md 7.4.
 */
public final class Reliability {
    private static final int BINS = 50;

    private final long[] counts = new long[BINS];
    private final double[] stated = new double[BINS];
    private final double[] observed = new double[BINS];

    /**
     * Claims of about the same probability.
     *
     * @param from lowest probability of a rise in the bin, up to two points more
     * @param stated mean probability of a rise
     * @param observed share that rose; a price that stayed is half a rise
     */
    public record Bin(double from, double stated, double observed, long count) {}

    /** @param outcome 1 is a rise, 0 a fall, 0.5 neither */
    void add(double rise, double outcome) {
        int bin = (int) Math.clamp((long) StrictMath.floor(rise * BINS), 0, BINS - 1);
        counts[bin]++;
        stated[bin] += rise;
        observed[bin] += outcome;
    }

    /** Those that hold something, the lowest probability first. */
    public List<Bin> bins() {
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(
                        bin / (double) BINS, stated[bin] / counts[bin], observed[bin] / counts[bin], counts[bin]));
            }
        }
        return bins;
    }

    /** Expected calibration error: mean distance of what was stated from what came, over all claims. Too high when they are few. */
    public double error() {
        long all = 0;
        double distance = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += counts[bin];
            distance += Math.abs(stated[bin] - observed[bin]);
        }
        return distance / all;
    }
}
