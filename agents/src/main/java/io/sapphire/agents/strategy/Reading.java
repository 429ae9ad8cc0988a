package io.sapphire.agents.strategy;

import io.sapphire.agents.kit.Opinion;

/** What one frame of one market shows. */
sealed interface Reading {

    /** Nothing that could be judged. */
    record Silence(Opinion.Silence opinion) implements Reading {

        Silence(String reason) {
            this(new Opinion.Silence(reason));
        }
    }

    /**
     * The strategy drawn at the close of a bar.
     *
     * @param name of it with its settings; {@code flat} if none was worth more than nothing
     * @param position it wants, -1 to 1
     * @param meanReward believed of it, per bar, in standard deviations of a bar, costs paid
     * @param sharpe of its bars walked forward, per bar
     * @param walked bars it was walked forward
     * @param deflated probability that this is no luck
     * @param trials settings that were ever tried
     * @param sigma one standard deviation of a bar's log return
     */
    record Choice(
            String name,
            double position,
            double meanReward,
            double sharpe,
            long walked,
            double deflated,
            int trials,
            double sigma)
            implements Reading {}
}
