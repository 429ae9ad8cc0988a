package io.sapphire.agents.toxicity;

import static java.util.Locale.ROOT;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What vpin-hft makes of the toxicity it has measured: a side only behind the gate, and softly (methods.md 6.2). */
final class ToxicityOpinion {
    private static final Duration LIFE = Duration.ofMinutes(3);
    private static final double EVEN = 0.5;
    private static final double MOST = 0.03;

    private final ToxicityParameters parameters;
    private final Calibration calibration;

    ToxicityOpinion(ToxicityParameters parameters, Calibration calibration) {
        this.parameters = parameters;
        this.calibration = calibration;
    }

    Signal on(MarketFrame frame, Reading.Toxicity toxicity) {
        var forecast = forecast(toxicity);
        return new Signal(
                ToxicityAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                parameters.horizon(),
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(toxicity),
                rationale(toxicity, forecast.direction()),
                frame.end(),
                frame.end().plus(LIFE));
    }

    private Forecast forecast(Reading.Toxicity toxicity) {
        if (toxicity.rank() < parameters.gate() || !toxicity.bookAgrees()) {
            return Forecast.even(toxicity.sigma());
        }
        double rise = calibration.rise(toxicity.flow());
        return Forecast.of(Math.clamp(rise, EVEN - MOST, EVEN + MOST), toxicity.sigma());
    }

    private List<Evidence> evidence(Reading.Toxicity toxicity) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of("flow toxicity", toxicity.vpin(), ""));
        evidence.add(Evidence.of("toxicity guessed from prices", toxicity.bulk(), ""));
        evidence.add(Evidence.of("noise floor", toxicity.floor(), ""));
        evidence.add(Evidence.of("rank", 100 * toxicity.rank(), "percentile"));
        evidence.add(Evidence.of("gate", 100 * parameters.gate(), "percentile"));
        evidence.add(Evidence.of("signed flow", toxicity.flow(), ""));
        evidence.add(Evidence.of("queue imbalance", toxicity.lean(), ""));
        evidence.addAll(calibration.evidence());
        return evidence;
    }

    private String rationale(Reading.Toxicity toxicity, Direction direction) {
        return String.format(
                ROOT,
                "Flow toxicity %.2f is %.1f times its noise and at percentile %.0f (gate %.0f), flow %+.2f, queue"
                        + " %+.2f: %s.",
                toxicity.vpin(),
                toxicity.vpin() / toxicity.floor(),
                100 * toxicity.rank(),
                100 * parameters.gate(),
                toxicity.flow(),
                toxicity.lean(),
                verdict(direction));
    }

    private String verdict(Direction direction) {
        long minutes = parameters.horizon().toMinutes();
        return switch (direction) {
            case FLAT -> "no side";
            case LONG -> "buyers seem to know something, a rise within " + minutes + " min is likelier";
            case SHORT -> "sellers seem to know something, a fall within " + minutes + " min is likelier";
        };
    }
}
