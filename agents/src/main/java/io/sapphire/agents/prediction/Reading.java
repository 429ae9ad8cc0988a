package io.sapphire.agents.prediction;

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
     * Forecasts at the close of a minute.
     *
     * @param features in their usual deviations, in the order of their names
     * @param sigmaPerMinute one standard deviation of a minute's log return
     * @param voting the one it votes with
     * @param beside those of the other horizons
     */
    record Forecasts(List<Double> features, double sigmaPerMinute, Ahead voting, List<Ahead> beside)
            implements Reading {

        public Forecasts {
            features = List.copyOf(features);
            beside = List.copyOf(beside);
        }
    }

    /**
     * One horizon.
     *
     * @param labels it has learnt from
     * @param slope of the calibration: 1 if the claims came true, 0 if they were worth nothing
     * @param skill of the claims: log score over a coin's, in standard errors
     */
    record Ahead(int minutes, Forecaster.Outlook outlook, long labels, double slope, double skill) {}
}
