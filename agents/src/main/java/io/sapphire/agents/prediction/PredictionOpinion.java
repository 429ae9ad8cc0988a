package io.sapphire.agents.prediction;

import static java.util.Locale.ROOT;

import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What market-prediction makes of its forecasts: nothing, where the mean is lost in its own uncertainty. */
final class PredictionOpinion {
    private static final Duration LIFE = Duration.ofMinutes(3);
    /** Of the interval: a mean below it is no view (methods.md 4.5). */
    private static final double LEAST_MEAN = 0.1;

    private static final double LEAST_RISE = 0.40;
    private static final double MOST_RISE = 0.60;
    private static final double BASIS_POINTS = 10_000;

    private final PredictionParameters parameters;

    PredictionOpinion(PredictionParameters parameters) {
        this.parameters = parameters;
    }

    Opinion on(MarketFrame frame, Reading.Forecasts forecasts) {
        var outlook = forecasts.voting().outlook();
        return Math.abs(outlook.mean()) < LEAST_MEAN * outlook.bound() * outlook.deviation()
                ? new Opinion.Silence(lost(forecasts))
                : new Opinion.View(signal(frame, forecasts));
    }

    private static String lost(Reading.Forecasts forecasts) {
        return String.format(
                ROOT,
                "no edge: %+.1f bp expected within %d min is lost in the interval of +-%.0f bp",
                meanBp(forecasts),
                forecasts.voting().minutes(),
                boundBp(forecasts));
    }

    private Signal signal(MarketFrame frame, Reading.Forecasts forecasts) {
        var outlook = forecasts.voting().outlook();
        var forecast =
                Forecast.of(Math.clamp(outlook.rise(), LEAST_RISE, MOST_RISE), sigma(forecasts) * outlook.deviation());
        return new Signal(
                PredictionAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                parameters.horizon(),
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(forecasts),
                rationale(forecasts, forecast),
                frame.end(),
                frame.end().plus(LIFE));
    }

    private static double sigma(Reading.Forecasts forecasts) {
        return Volatility.over(forecasts.voting().minutes(), forecasts.sigmaPerMinute());
    }

    private static double meanBp(Reading.Forecasts forecasts) {
        return forecasts.voting().outlook().mean() * sigma(forecasts) * BASIS_POINTS;
    }

    private static double boundBp(Reading.Forecasts forecasts) {
        var outlook = forecasts.voting().outlook();
        return outlook.bound() * outlook.deviation() * sigma(forecasts) * BASIS_POINTS;
    }

    private static List<Evidence> evidence(Reading.Forecasts forecasts) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of("forecast " + forecasts.voting().minutes() + " min", meanBp(forecasts), "bp"));
        evidence.add(Evidence.of("interval", boundBp(forecasts), "bp"));
        forecasts
                .beside()
                .forEach(ahead -> evidence.add(Evidence.of(
                        "forecast " + ahead.minutes() + " min",
                        ahead.outlook().mean()
                                * Volatility.over(ahead.minutes(), forecasts.sigmaPerMinute())
                                * BASIS_POINTS,
                        "bp")));
        for (int i = 0; i < Features.NAMES.size(); i++) {
            evidence.add(Evidence.of(Features.NAMES.get(i), forecasts.features().get(i), "sigma"));
        }
        evidence.add(Evidence.of("learnt from", forecasts.voting().labels(), "outcomes"));
        evidence.add(Evidence.of("calibration slope", forecasts.voting().slope(), ""));
        evidence.add(Evidence.of("score over a coin", forecasts.voting().skill(), "standard errors"));
        return evidence;
    }

    private static String rationale(Reading.Forecasts forecasts, Forecast forecast) {
        return String.format(
                ROOT,
                "After %d outcomes the return of the next %d min is put at %+.1f bp, +-%.0f bp: %s.",
                forecasts.voting().labels(),
                forecasts.voting().minutes(),
                meanBp(forecasts),
                boundBp(forecasts),
                verdict(forecast));
    }

    private static String verdict(Forecast forecast) {
        double percent = 100 * forecast.confidence().ratio();
        return switch (forecast.direction()) {
            case FLAT -> "no side";
            case LONG -> String.format(ROOT, "a rise is %.2f %% likely", percent);
            case SHORT -> String.format(ROOT, "a fall is %.2f %% likely", percent);
        };
    }
}
