package io.sapphire.agents.momentum;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What trend-momentum makes of a trend it has measured. */
final class TrendOpinion {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final double LEAST_RISE = 0.40;
    private static final double MOST_RISE = 0.60;

    private final MomentumParameters parameters;
    private final Calibration calibration;
    private final Duration horizon;

    TrendOpinion(MomentumParameters parameters, Calibration calibration) {
        this.parameters = parameters;
        this.calibration = calibration;
        horizon = Duration.ofMinutes(parameters.shortest()).dividedBy(2);
    }

    /** Half the shortest of the horizons, which all carry weight (methods.md 1.3). */
    Duration horizon() {
        return horizon;
    }

    Signal on(MarketFrame frame, Reading.Trend trend) {
        var forecast = forecast(trend);
        return new Signal(
                MomentumAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                horizon,
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(trend),
                rationale(trend, forecast),
                frame.end(),
                frame.end().plus(LIFE));
    }

    private Forecast forecast(Reading.Trend trend) {
        double sigma = trend.sigmaOver(parameters.shortest() / 2.0);
        if (Math.abs(trend.blend()) < parameters.band()) {
            return Forecast.even(sigma);
        }
        double rise = calibration.rise(trend.score());
        return Forecast.of(Math.clamp(rise, LEAST_RISE, MOST_RISE), sigma);
    }

    private List<Evidence> evidence(Reading.Trend trend) {
        var evidence = new ArrayList<Evidence>();
        trend.moves().forEach(move -> evidence.add(Evidence.of("z " + move.minutes() + " min", move.z(), "sigma")));
        evidence.add(Evidence.of("blend", trend.blend(), ""));
        evidence.add(Evidence.of("efficiency ratio " + parameters.efficiencyWindow() + " min", trend.efficiency(), ""));
        evidence.add(Evidence.of("sigma", trend.annualSigma(), "per year"));
        evidence.add(Evidence.of("quiet minutes", trend.quietMinutes(), "min"));
        evidence.add(Evidence.of("capped returns", trend.cappedReturns(), "returns"));
        evidence.addAll(calibration.evidence());
        return evidence;
    }

    private String rationale(Reading.Trend trend, Forecast forecast) {
        var moves = trend.moves().stream().map(TrendOpinion::words).collect(joining(", "));
        return String.format(ROOT, "Price %s; blend %+.2f %s.", moves, trend.blend(), verdict(trend, forecast));
    }

    private static String words(Move move) {
        double percent = 100 * StrictMath.expm1(move.change());
        return String.format(ROOT, "%+.2f %% in %d min (%+.1f sigma)", percent, move.minutes(), move.z());
    }

    private String verdict(Reading.Trend trend, Forecast forecast) {
        return switch (forecast.direction()) {
            case FLAT -> String.format(ROOT, "leaves it without a side (band %.2f)", parameters.band());
            case LONG -> likely("rise", trend, forecast);
            case SHORT -> likely("fall", trend, forecast);
        };
    }

    private String likely(String move, Reading.Trend trend, Forecast forecast) {
        return String.format(
                ROOT,
                "at efficiency %.2f makes a %s within %d min %.2f %% likely",
                trend.efficiency(),
                move,
                horizon.toMinutes(),
                100 * forecast.confidence().ratio());
    }
}
