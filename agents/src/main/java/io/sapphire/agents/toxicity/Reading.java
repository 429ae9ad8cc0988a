package io.sapphire.agents.toxicity;

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
     * How one-sided trading is, measured at the close of a minute.
     *
     * @param vpin by the aggressor of every trade, 0 to 1
     * @param bulk the same guessed from prices alone, 0 to 1
     * @param floor what chance alone would show with so many trades a bucket
     * @param rank of the toxicity in its own history, 0 to 1
     * @param flow net of the volume that crossed the spread lately, -1 all sold to 1 all bought
     * @param lean of the best quote, -1 all ask to 1 all bid
     * @param sigma one standard deviation of the return over the horizon
     */
    record Toxicity(double vpin, double bulk, double floor, double rank, double flow, double lean, double sigma)
            implements Reading {

        /** Resting orders can lie and trades can be noise: a side needs both. */
        boolean bookAgrees() {
            return flow * lean > 0;
        }
    }
}
