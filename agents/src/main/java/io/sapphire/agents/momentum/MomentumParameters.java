package io.sapphire.agents.momentum;

import io.sapphire.agents.kit.Bounds;
import io.sapphire.domain.signal.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How trend-momentum measures and how much it believes.
 *
 * @param horizons how far back it looks, in minutes, rising
 * @param sigmaHalfLife after which half of a return's weight in the volatility is gone
 * @param band of the blended response, within which the market has no side
 * @param efficiencyWindow minutes of the efficiency ratio
 * @param priorSlope log-odds of a full response at ordinary efficiency, believed while nothing has been fitted
 */
public record MomentumParameters(
        List<Integer> horizons, Duration sigmaHalfLife, double band, int efficiencyWindow, double priorSlope) {
    private static final Bounds HORIZON = new Bounds(2, 10_080, "min");
    private static final Bounds HALF_LIFE = new Bounds(10, 129_600, "min");
    private static final Bounds BAND = new Bounds(0, 0.5, "of the full response");
    private static final Bounds EFFICIENCY_WINDOW = new Bounds(10, 100, "min");
    private static final Bounds PRIOR_SLOPE = new Bounds(0, 0.5, "log-odds");

    public MomentumParameters {
        horizons = List.copyOf(horizons);
        if (horizons.isEmpty()
                || !horizons.stream().sorted().distinct().toList().equals(horizons)) {
            throw new IllegalArgumentException("horizons of trend-momentum must be rising minutes, were " + horizons);
        }
        horizons.forEach(minutes -> HORIZON.check("horizon of trend-momentum", minutes));
        HALF_LIFE.check("sigma half-life of trend-momentum", minutes(sigmaHalfLife));
        BAND.check("band of trend-momentum", band);
        EFFICIENCY_WINDOW.check("efficiency window of trend-momentum", efficiencyWindow);
        PRIOR_SLOPE.check("prior slope of trend-momentum", priorSlope);
    }

    int shortest() {
        return horizons.getFirst();
    }

    int longest() {
        return horizons.getLast();
    }

    double sigmaHalfLifeMinutes() {
        return minutes(sigmaHalfLife);
    }

    List<Parameter> introduced() {
        var parameters = new ArrayList<Parameter>();
        for (int i = 0; i < horizons.size(); i++) {
            parameters.add(HORIZON.parameter("horizon " + (i + 1), horizons.get(i)));
        }
        parameters.add(HALF_LIFE.parameter("sigma half-life", sigmaHalfLifeMinutes()));
        parameters.add(BAND.parameter("band", band));
        parameters.add(EFFICIENCY_WINDOW.parameter("efficiency window", efficiencyWindow));
        parameters.add(PRIOR_SLOPE.parameter("prior slope", priorSlope));
        return parameters;
    }

    private static double minutes(Duration duration) {
        return duration.toMillis() / 60_000.0;
    }
}
