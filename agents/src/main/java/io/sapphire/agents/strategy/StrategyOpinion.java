package io.sapphire.agents.strategy;

import static java.util.Locale.ROOT;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What strategy-optimization makes of the strategy it drew: a vote in the measure in which its record is no luck. */
final class StrategyOpinion {
    private static final double PROBATION_GATE = 0.5;
    private static final double PROBATION = 0.5;
    private static final double LEAST_RISE = 0.40;
    private static final double MOST_RISE = 0.60;
    /** Of the bar, until its successor's vote is there. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final StrategyParameters parameters;
    private final Calibration calibration;

    StrategyOpinion(StrategyParameters parameters, Calibration calibration) {
        this.parameters = parameters;
        this.calibration = calibration;
    }

    Signal on(MarketFrame frame, Reading.Choice choice) {
        var forecast = forecast(choice);
        return new Signal(
                StrategyAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                parameters.bar(),
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(choice),
                rationale(choice, forecast),
                frame.end(),
                frame.end().plus(parameters.bar()).plus(GRACE));
    }

    private Forecast forecast(Reading.Choice choice) {
        double trust = trust(choice);
        if (trust == 0 || choice.position() == 0) {
            return Forecast.even(choice.sigma());
        }
        double rise = calibration.rise(choice.position() * trust);
        return Forecast.of(Math.clamp(rise, LEAST_RISE, MOST_RISE), choice.sigma());
    }

    private double trust(Reading.Choice choice) {
        if (choice.deflated() >= parameters.gate()) {
            return 1;
        }
        return choice.deflated() >= PROBATION_GATE ? PROBATION : 0;
    }

    private List<Evidence> evidence(Reading.Choice choice) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of("position", choice.position(), ""));
        evidence.add(Evidence.of("believed reward", choice.meanReward(), "sigma per bar"));
        evidence.add(Evidence.of("Sharpe ratio walked forward", choice.sharpe(), "per bar"));
        evidence.add(Evidence.of("bars walked forward", choice.walked(), "bars"));
        evidence.add(Evidence.of("deflated Sharpe", choice.deflated(), "probability"));
        evidence.add(Evidence.of("gate", parameters.gate(), "probability"));
        evidence.add(Evidence.of("trials", choice.trials(), "settings"));
        evidence.add(Evidence.of("train window", StrategyParameters.days(parameters.train()), "days"));
        evidence.addAll(calibration.evidence());
        return evidence;
    }

    private String rationale(Reading.Choice choice, Forecast forecast) {
        if (choice.name().equals("flat")) {
            return "Of " + choice.trials() + " settings none is believed to earn its costs: no side.";
        }
        return String.format(
                ROOT,
                "Drew %s, position %+.2f, which walked %d bars forward at a Sharpe ratio of %+.3f per bar, no luck with"
                        + " probability %.2f (gate %.2f): %s.",
                choice.name(),
                choice.position(),
                choice.walked(),
                choice.sharpe(),
                choice.deflated(),
                parameters.gate(),
                verdict(choice, forecast));
    }

    private String verdict(Reading.Choice choice, Forecast forecast) {
        double percent = 100 * forecast.confidence().ratio();
        return switch (forecast.direction()) {
            case FLAT -> choice.position() == 0 ? "no side" : "no vote for it";
            case LONG -> String.format(ROOT, "a rise is %.2f %% likely", percent);
            case SHORT -> String.format(ROOT, "a fall is %.2f %% likely", percent);
        };
    }
}
