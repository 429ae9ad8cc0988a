package io.sapphire.local.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What choosing a configuration by its past was worth in the time that followed.
 *
 * @param trainSeconds how long one chose
 * @param testSeconds how long the choice was tried
 * @param returns of all times of trying, one after the other: nothing of it was chosen with knowledge of it
 * @param curve the same, compounded from 1
 */
public record Walk(
        long trainSeconds,
        long testSeconds,
        List<Step> steps,
        ReturnStatistics returns,
        @JsonIgnore List<EquityCurve.Point> curve) {

    public Walk {
        steps = List.copyOf(steps);
        curve = List.copyOf(curve);
    }

    /**
     * One choice and what came of it.
     *
     * @param chosen settings, as {@code key=value}
     * @param trainSharpe per observation, of what was chosen, when it was
     * @param result of the time that followed, net, as a fraction
     */
    public record Step(
            String trainFrom,
            String testFrom,
            String testTo,
            List<String> chosen,
            double trainSharpe,
            double result,
            long fills) {

        public Step {
            chosen = List.copyOf(chosen);
        }
    }
}
