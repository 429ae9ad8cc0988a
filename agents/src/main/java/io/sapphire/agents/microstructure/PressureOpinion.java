package io.sapphire.agents.microstructure;

import static java.util.Locale.ROOT;

import io.sapphire.agents.kit.Calibration;
import io.sapphire.agents.kit.Forecast;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What volume-microstructure makes of the pressure on one market. */
final class PressureOpinion {
    private static final double EVEN = 0.5;
    private static final double MOST = 0.10;
    /**
     * Unless book and trades agree: a vote from resting size alone can be bought (methods.md 5.6), and a book made from
     * trades agrees with them by itself.
     */
    private static final double MOST_BY_ONE_WITNESS = 0.03;

    private static final int LEAST_FRAMES_OF_LIFE = 2;

    private final MicrostructureParameters parameters;
    private final Calibration calibration;
    private final boolean bookDerived;
    private final boolean sidesDerived;
    private final Duration life;

    PressureOpinion(Listing listing, MicrostructureParameters parameters, Calibration calibration) {
        this.parameters = parameters;
        this.calibration = calibration;
        bookDerived = listing.bookDerived();
        sidesDerived = listing.sidesDerived();
        var least = listing.frameInterval().multipliedBy(LEAST_FRAMES_OF_LIFE);
        life = parameters.expiry().compareTo(least) < 0 ? least : parameters.expiry();
    }

    Signal on(MarketFrame frame, Reading.Pressure pressure) {
        var forecast = forecast(pressure);
        return new Signal(
                MicrostructureAgent.ID,
                frame.symbol(),
                frame.number(),
                forecast.direction(),
                forecast.confidence(),
                parameters.horizon(),
                forecast.expectedReturn(),
                forecast.risk(),
                evidence(pressure),
                rationale(pressure, forecast),
                frame.end(),
                frame.end().plus(life));
    }

    private Forecast forecast(Reading.Pressure pressure) {
        if (Math.abs(pressure.score()) < parameters.band()) {
            return Forecast.even(pressure.sigma());
        }
        double most = most(pressure);
        double rise = calibration.rise(pressure.score());
        return Forecast.of(Math.clamp(rise, EVEN - most, EVEN + most), pressure.sigma());
    }

    private double most(Reading.Pressure pressure) {
        return pressure.tradesAgree() && !bookDerived ? MOST : MOST_BY_ONE_WITNESS;
    }

    private List<Evidence> evidence(Reading.Pressure pressure) {
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.of("queue imbalance", pressure.lean(), ""));
        evidence.add(Evidence.of("micro-price gap", pressure.gap(), "sigma"));
        evidence.add(
                Evidence.of(flow(parameters.shortWindow()), pressure.shortFlow().depths(), "depths"));
        evidence.add(Evidence.of(
                usual(parameters.shortWindow()), pressure.shortFlow().usual(), "depths"));
        evidence.add(
                Evidence.of(flow(parameters.longWindow()), pressure.longFlow().depths(), "depths"));
        evidence.add(
                Evidence.of(usual(parameters.longWindow()), pressure.longFlow().usual(), "depths"));
        evidence.add(Evidence.of(
                "best " + flow(parameters.shortWindow()), pressure.bestFlow().depths(), "depths"));
        evidence.add(Evidence.of("aggressor imbalance", pressure.trades(), ""));
        evidence.add(Evidence.of("score", pressure.score(), ""));
        pressure.impact().ifPresent(impact -> {
            evidence.add(Evidence.of("Kyle's lambda", impact.ticksPerUnit(), "ticks per unit"));
            evidence.add(Evidence.of("Kyle's lambda t", impact.significance(), "standard errors"));
        });
        addWhen(bookDerived, "book derived from trades, confidence capped", MOST_BY_ONE_WITNESS, evidence);
        addWhen(sidesDerived, "aggressors derived", 1, evidence);
        evidence.addAll(calibration.evidence());
        return evidence;
    }

    private static void addWhen(boolean holds, String name, double value, List<Evidence> evidence) {
        if (holds) {
            evidence.add(Evidence.of(name, value, ""));
        }
    }

    private static String flow(Duration window) {
        return "order flow " + window.toSeconds() + " s";
    }

    private static String usual(Duration window) {
        return "usual " + flow(window);
    }

    private String rationale(Reading.Pressure pressure, Forecast forecast) {
        return String.format(
                ROOT,
                "Queue %+.2f, order flow %+.1f depths in %d s and %+.1f in %d s, trades %+.2f%s: %s.",
                pressure.lean(),
                pressure.shortFlow().depths(),
                parameters.shortWindow().toSeconds(),
                pressure.longFlow().depths(),
                parameters.longWindow().toSeconds(),
                pressure.trades(),
                bookDerived ? ", in a book derived from trades" : "",
                verdict(forecast));
    }

    private String verdict(Forecast forecast) {
        return switch (forecast.direction()) {
            case FLAT -> "no side";
            case LONG -> likely("rise", forecast);
            case SHORT -> likely("fall", forecast);
        };
    }

    private String likely(String move, Forecast forecast) {
        double percent = 100 * forecast.confidence().ratio();
        return String.format(
                ROOT,
                "a %s within %d s is %.2f %% likely",
                move,
                parameters.horizon().toSeconds(),
                percent);
    }
}
