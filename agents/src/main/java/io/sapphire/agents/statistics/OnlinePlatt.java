package io.sapphire.agents.statistics;

/**
 * Turns log-odds that somebody claims into those that came true, fitted by every outcome. A slope that falls to zero means
 * no skill, never the opposite side. The fewer outcomes there are, the nearer to even it stays; and it stays there until
 * the claims have scored better than a coin by more than chance.
 *
 * <p>Sources: Platt 1999; methods.md 4.4.
 */
public final class OnlinePlatt {
    private static final double STEP = 0.005;
    private static final double MOST_SLOPE = 2;
    /** Outcomes at which half of the claim is believed. */
    private static final double CAUTION = 200;
    /** Standard errors above a coin's score at which the claims are fully believed. */
    private static final double PROVEN = 2;

    private double slope = 1;
    private double offset;
    private final ReturnMoments scores = new ReturnMoments();

    /** The probability that a claim of these log-odds comes true. */
    public double probability(double logOdds) {
        double trust = outcomes() / (outcomes() + CAUTION) * Math.clamp(skill() / PROVEN, 0, 1);
        return slope == 0 ? 0.5 : 0.5 + (mapped(logOdds) - 0.5) * trust;
    }

    private double mapped(double logOdds) {
        return logistic(slope * logOdds + offset);
    }

    static double logistic(double z) {
        double small = StrictMath.exp(-Math.abs(z));
        return z < 0 ? small / (1 + small) : 1 / (1 + small);
    }

    /** Learns what came of a claim. @param outcome 1 if true, 0 if not, one half if neither */
    public void learn(double logOdds, double outcome) {
        double mapped = mapped(logOdds);
        scores.add(outcome * StrictMath.log(2 * mapped) + (1 - outcome) * StrictMath.log(2 * (1 - mapped)));
        double error = mapped - outcome;
        slope = Math.clamp(slope - STEP * error * logOdds, 0, MOST_SLOPE);
        offset -= STEP * error;
    }

    public double slope() {
        return slope;
    }

    public double offset() {
        return offset;
    }

    public long outcomes() {
        return scores.count();
    }

    /** Mean log score over a coin's, in standard errors; zero while there is nothing to measure it on. */
    public double skill() {
        return scores.sharpe() * StrictMath.sqrt(outcomes());
    }
}
