package io.sapphire.agents.kit;

import io.sapphire.domain.signal.Evidence;
import java.util.List;

/**
 * Turns an agent's score, positive for a rise, into a probability of a rise, and says in the evidence where the map
 * comes from.
 *
 * <p>Source: Platt 1999; methods.md 4.4.
 */
public sealed interface Calibration {
    double EVEN = 0.5;

    /** Probability of a rise. */
    double rise(double score);

    List<Evidence> evidence();

    /**
     * Nobody has measured anything: a believed slope.
     *
     * @param slope log-odds per unit of score
     */
    record Prior(double slope) implements Calibration {

        @Override
        public double rise(double score) {
            return LogOdds.probability(slope * score);
        }

        @Override
        public List<Evidence> evidence() {
            return List.of(Evidence.of("prior slope, not fitted", slope, "log-odds"));
        }
    }

    /**
     * Fitted out of sample by a logistic regression, and trusted the more the more outcomes it was fitted on. A slope
     * that is not positive means no skill, not the opposite side.
     *
     * @param slope log-odds per unit of score
     * @param offset log-odds at score zero
     * @param outcomes how many it was fitted on
     */
    record Fitted(double slope, double offset, long outcomes) implements Calibration {
        /** Outcomes at which half of the fit is believed. */
        private static final double CAUTION = 200;

        @Override
        public double rise(double score) {
            if (slope <= 0) {
                return EVEN;
            }
            double trust = outcomes / (outcomes + CAUTION);
            return EVEN + (LogOdds.probability(slope * score + offset) - EVEN) * trust;
        }

        @Override
        public List<Evidence> evidence() {
            return List.of(
                    Evidence.of("fitted slope", slope, "log-odds"),
                    Evidence.of("fitted offset", offset, "log-odds"),
                    Evidence.of("fitted on", outcomes, "outcomes"));
        }
    }
}
