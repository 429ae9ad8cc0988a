package io.sapphire.coordinator.consensus;

/**
 * How much better than a coin somebody's probabilities have been: the mean of ln p - ln 0.5 of what came true, in nats,
 * each score counting less the older it is.
 *
 * @param sum of the scores by their weights
 * @param weight of all of them
 * @param resolved how many there were
 */
public record Score(double sum, double weight, long resolved) {
    static final Score NONE = new Score(0, 0, 0);

    private static final double COIN = StrictMath.log(0.5);

    /** @param truth probability that was given to what came true */
    Score plus(double truth, double decay) {
        double score = StrictMath.log(truth) - COIN;
        return new Score(decay * sum + score, decay * weight + 1, resolved + 1);
    }

    double mean() {
        return weight == 0 ? 0 : sum / weight;
    }

    /** What the mean is worth, if it counts for at most so many scores: evidence in nats. */
    double evidence(double most) {
        return Math.min(weight, most) * mean();
    }
}
