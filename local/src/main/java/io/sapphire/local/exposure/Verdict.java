package io.sapphire.local.exposure;

import org.apache.commons.math3.special.Erf;

/**
 * How well a value at risk foretold losses.
 *
 * @param forecasts how many
 * @param exceeded how many of them the loss exceeded
 * @param expected how many should have been
 * @param unconditional likelihood ratio that there are as many as promised, chi-square with 1 degree of freedom (Kupiec
 *     1995)
 * @param independence likelihood ratio that they do not follow each other, the same (Christoffersen 1998)
 * @param conditional of both, chi-square with 2 degrees of freedom
 */
public record Verdict(
        int forecasts,
        int exceeded,
        double expected,
        double unconditional,
        double unconditionalP,
        double independence,
        double independenceP,
        double conditional,
        double conditionalP) {

    /** How many pairs of neighbours there were, by whether the first and the second exceeded. */
    public record Transitions(int n00, int n01, int n10, int n11) {

        int pairs() {
            return n00 + n01 + n10 + n11;
        }
    }

    /** @param p the share promised, for example 0.01 */
    static Verdict of(int forecasts, int exceeded, Transitions pairs, double p) {
        double unconditional = kupiec(forecasts, exceeded, p);
        double independence = christoffersen(pairs);
        // On the same pairs, so that the two add up.
        double conditional = kupiec(pairs.pairs(), pairs.n01() + pairs.n11(), p) + independence;
        return new Verdict(
                forecasts,
                exceeded,
                p * forecasts,
                unconditional,
                chiSquare1(unconditional),
                independence,
                chiSquare1(independence),
                conditional,
                StrictMath.exp(-conditional / 2));
    }

    static double kupiec(int t, int x, double p) {
        if (t == 0) {
            return 0;
        }
        double share = (double) x / t;
        return ratio(likelihood(t - x, x, p) - likelihood(t - x, x, share));
    }

    static double christoffersen(Transitions n) {
        int pairs = n.pairs();
        if (pairs == 0) {
            return 0;
        }
        double alike = (double) (n.n01() + n.n11()) / pairs;
        double afterCalm = share(n.n01(), n.n00());
        double afterLoss = share(n.n11(), n.n10());
        return ratio(likelihood(n.n00() + n.n10(), n.n01() + n.n11(), alike)
                - likelihood(n.n00(), n.n01(), afterCalm)
                - likelihood(n.n10(), n.n11(), afterLoss));
    }

    static double chiSquare1(double ratio) {
        return Erf.erfc(StrictMath.sqrt(ratio / 2));
    }

    private static double share(int hits, int misses) {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }

    /** Logarithm of {@code (1 - p)^misses p^hits}, in which 0 ln 0 is 0. */
    private static double likelihood(int misses, int hits, double p) {
        return times(misses, 1 - p) + times(hits, p);
    }

    private static double times(int count, double p) {
        return count == 0 ? 0 : count * StrictMath.log(p);
    }

    private static double ratio(double logarithm) {
        return Math.max(0, -2 * logarithm);
    }
}
