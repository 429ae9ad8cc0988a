package io.sapphire.agents.momentum;

import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.kit.Opinion;
import java.util.List;

/** What one frame of one market shows. */
sealed interface Reading {

    /** Nothing that could be judged. */
    record Silence(Opinion.Silence opinion) implements Reading {

        Silence(String reason) {
            this(new Opinion.Silence(reason));
        }
    }

    /**
     * A trend, or none, measured at the close of a minute.
     *
     * @param moves one for each horizon, the shortest first
     * @param efficiency of the way the price went lately, 0 to 1
     * @param ordinaryEfficiency that of a random walk over the same window
     * @param sigmaPerMinute one standard deviation of a minute's log return
     * @param quietMinutes among those looked back on, in which nothing traded
     * @param cappedReturns jumps so far that counted as five sigma only
     */
    record Trend(
            List<Move> moves,
            double efficiency,
            double ordinaryEfficiency,
            double sigmaPerMinute,
            int quietMinutes,
            long cappedReturns)
            implements Reading {
        private static final double LEAST_WEIGHT = 0.5;

        /** Equal-weight mean of the responses, between -1 and 1. */
        double blend() {
            return moves.stream().mapToDouble(Move::response).sum() / moves.size();
        }

        /** The blend, trusted half in pure chop, fully on a random walk's way and half more on a straight one. */
        double score() {
            double straightness = Math.min(efficiency / (2 * ordinaryEfficiency), 1);
            return blend() * (LEAST_WEIGHT + straightness);
        }

        double sigmaOver(double minutes) {
            return Volatility.over(minutes, sigmaPerMinute);
        }

        double annualSigma() {
            return Volatility.over(Volatility.MINUTES_PER_YEAR, sigmaPerMinute);
        }
    }
}
