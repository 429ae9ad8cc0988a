package io.sapphire.agents.strategy;

import io.sapphire.agents.indicator.RollingMoments;

/** One rule traded on paper, its costs paid: what it would have earned per bar, in standard deviations of a bar. */
final class Trial {
    private static final double MOST = 3;

    private final Rule rule;
    private final RollingMoments train;
    private double position;
    private double fee;

    Trial(Rule rule, int trainBars) {
        this.rule = rule;
        train = new RollingMoments(trainBars);
    }

    /**
     * A bar is over: what was held is rewarded, then the next position is taken.
     *
     * @param change log return of the bar, less what a long paid in funding during it
     * @param sigma one standard deviation of such returns, known before the bar
     * @param takerFee as a fraction of what is traded
     * @return the reward
     */
    double close(double price, double change, double sigma, double funding, double takerFee) {
        double reward = Math.clamp((position * change - fee) / sigma, -MOST, MOST);
        train.add(reward);
        prepare(price, funding, takerFee);
        return reward;
    }

    /** Takes the next position without a reward for the last: while returns cannot be judged yet. */
    void prepare(double price, double funding, double takerFee) {
        double before = position;
        position = rule.position(price, funding);
        fee = Math.abs(position - before) * takerFee;
    }

    /** Of the last train window: every reward in it was earned by a position taken before. */
    double trainSharpe() {
        double deviation = StrictMath.sqrt(train.populationVariance());
        return deviation > 0 ? train.value() / deviation : 0;
    }

    boolean isTrained() {
        return train.isWarm();
    }

    double position() {
        return position;
    }

    String name() {
        return rule.name();
    }
}
