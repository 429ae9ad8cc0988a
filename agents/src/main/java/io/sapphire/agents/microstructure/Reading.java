package io.sapphire.agents.microstructure;

import io.sapphire.agents.kit.Opinion;
import java.util.Optional;

/** What one frame of one market shows. */
sealed interface Reading {

    /** Nothing that could be judged. */
    record Silence(Opinion.Silence opinion) implements Reading {

        Silence(String reason) {
            this(new Opinion.Silence(reason));
        }
    }

    /**
     * Which way the market is being pushed. All but the sizes are positive where buyers push.
     *
     * @param lean of the best quote, averaged over seconds, -1 to 1
     * @param gap from the middle to the micro-price, in standard deviations of the return over the horizon
     * @param shortFlow of orders in the short window, at five levels
     * @param longFlow of orders in the long window, at five levels
     * @param bestFlow of orders in the short window, at the best level alone
     * @param trades net of the volume that crossed the spread in the long window, -1 to 1; zero without trades
     * @param sigma one standard deviation of the return over the horizon
     * @param impact what a purchase has been moving the price, once there is enough to tell
     */
    record Pressure(
            double lean,
            double gap,
            Flow shortFlow,
            Flow longFlow,
            Flow bestFlow,
            double trades,
            double sigma,
            Optional<Impact> impact)
            implements Reading {
        private static final int BOOK_FEATURES = 4;

        /** What the resting orders say, between -1 and 1. */
        double book() {
            return (lean + StrictMath.tanh(gap) + shortFlow.response() + longFlow.response()) / BOOK_FEATURES;
        }

        /** All features with equal weight, between -1 and 1. */
        double score() {
            return (BOOK_FEATURES * book() + trades) / (BOOK_FEATURES + 1);
        }

        /** Resting orders cost nothing and can lie; trades cannot. */
        boolean tradesAgree() {
            return book() * trades > 0;
        }
    }

    /**
     * Kyle's lambda.
     *
     * @param ticksPerUnit how far a purchase of one base-asset unit moves the middle
     * @param significance in standard errors
     */
    record Impact(double ticksPerUnit, double significance) {}
}
