package io.sapphire.local.exposure;

import io.sapphire.local.report.Moments;
import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What is lost at most with a given confidence, and what is lost on average beyond that. Losses are positive.
 *
 * @param level of confidence, for example 0.99
 * @param historical loss that the worst {@code 1 - level} of all outcomes reach
 * @param historicalShortfall mean of those outcomes, the last one in part (Acerbi, Tasche 2002)
 * @param normal as if outcomes were normal
 * @param cornishFisher with the outcomes' skew and kurtosis (Cornish, Fisher 1938)
 * @param cornishFisherShortfall mean of the expansion's quantiles beyond it
 * @param expansionHolds whether skew and kurtosis are where the expansion is a distribution; elsewhere it is replaced by the
 *     historical value (Maillard 2012, A User's Guide to the Cornish Fisher Expansion)
 */
public record ValueAtRisk(
        double level,
        double historical,
        double historicalShortfall,
        double normal,
        double normalShortfall,
        double cornishFisher,
        double cornishFisherShortfall,
        boolean expansionHolds) {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double MOST_SKEW = 1.5;
    private static final double MOST_EXCESS = 8;

    /** @param outcomes gains and losses of equal spans of time, at least one */
    public static ValueAtRisk of(double[] outcomes, double level) {
        if (outcomes.length == 0) {
            throw new IllegalArgumentException("nothing is known of the outcomes");
        }
        var losses = Arrays.stream(outcomes).map(outcome -> -outcome).sorted().toArray();
        double historical = losses[Math.min(losses.length, (int) StrictMath.ceil(rounded(losses.length * level))) - 1];
        double shortfall = shortfall(losses, level);
        var moments = Moments.of(outcomes);
        double z = NORMAL.inverseCumulativeProbability(1 - level);
        double tail = NORMAL.density(z) / (1 - level);
        double normal = -(moments.mean() + moments.deviation() * z);
        double normalShortfall = -moments.mean() + moments.deviation() * tail;
        double excess = moments.kurtosis() - 3;
        boolean holds = Math.abs(moments.skew()) < MOST_SKEW && excess > -1e-9 && excess < MOST_EXCESS;
        return new ValueAtRisk(
                level,
                historical,
                shortfall,
                normal,
                normalShortfall,
                holds ? Math.max(normal, -(moments.mean() + moments.deviation() * bent(z, moments))) : historical,
                holds
                        ? Math.max(
                                normalShortfall, -(moments.mean() - moments.deviation() * tail * bentTail(z, moments)))
                        : shortfall,
                holds);
    }

    /** The expansion's quantile where the standard normal one is {@code z}. */
    static double bent(double z, Moments moments) {
        double skew = moments.skew();
        return z
                + (z * z - 1) * skew / 6
                + (z * z * z - 3 * z) * (moments.kurtosis() - 3) / 24
                - (2 * z * z * z - 5 * z) * skew * skew / 36;
    }

    /** Mean of the expansion below {@code z} as a multiple of the normal one: its terms integrated against the density. */
    private static double bentTail(double z, Moments moments) {
        double skew = moments.skew();
        return 1 + z * skew / 6 - (1 - z * z) * (moments.kurtosis() - 3) / 24 + (1 - 2 * z * z) * skew * skew / 36;
    }

    private static double shortfall(double[] losses, double level) {
        double wanted = rounded(losses.length * (1 - level));
        double left = Math.max(wanted, 1e-12);
        double sum = 0;
        for (int i = losses.length - 1; i >= 0 && left > 0; i--) {
            sum += losses[i] * Math.min(1, left);
            left -= 1;
        }
        return sum / Math.max(wanted, 1e-12);
    }

    /** 20 x 0.95 is 19, not a little more. */
    private static double rounded(double count) {
        double whole = StrictMath.rint(count);
        return Math.abs(count - whole) < 1e-9 ? whole : count;
    }
}
