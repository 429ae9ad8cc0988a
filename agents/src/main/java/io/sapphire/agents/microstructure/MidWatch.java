package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.EwmaVariance;
import io.sapphire.agents.indicator.ImpactRegression;
import io.sapphire.agents.indicator.Volatility;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import java.time.Duration;
import java.util.Optional;

/** How the middle of one book moves from interval to interval, and how much of it with what was traded. */
final class MidWatch {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration HALF_LIFE = Duration.ofHours(1);
    private static final int SEED_RETURNS = 20;

    private final double tick;
    private final EwmaVariance variance =
            new EwmaVariance(Volatility.decay(HALF_LIFE.dividedBy(INTERVAL)), SEED_RETURNS);
    private final ImpactRegression impact;
    private boolean started;
    private long since;
    private double mid;
    private long net;

    MidWatch(Price tick, int lambdaWindow) {
        this.tick = tick.e8();
        impact = new ImpactRegression(Volatility.decay(lambdaWindow), lambdaWindow);
    }

    /**
     * Takes the end of a frame.
     *
     * @param now milliseconds
     * @param traded net in the frame, in 1e-8 base-asset units
     */
    void add(long now, double newMid, long traded) {
        net = Math.addExact(net, traded);
        if (!started) {
            begin(now, newMid);
        }
        long intervals = (now - since) / INTERVAL.toMillis();
        if (intervals > 0) {
            variance.add(StrictMath.log(newMid / mid), intervals);
            impact.add(net / (double) Fixed.ONE, (newMid - mid) / tick);
            begin(now, newMid);
        }
    }

    private void begin(long now, double newMid) {
        started = true;
        since = now;
        mid = newMid;
        net = 0;
    }

    /** Forgets where it was, not what it has learnt. */
    void restart() {
        started = false;
        net = 0;
    }

    boolean isWarm() {
        return variance.isWarm();
    }

    int warmUp() {
        return variance.warmUp();
    }

    /** One standard deviation of the return over so long; never less than a tick's move within the half-life. */
    double sigmaOver(Duration horizon) {
        double least = tick / mid / StrictMath.sqrt(HALF_LIFE.dividedBy(INTERVAL));
        double sigma = Math.max(StrictMath.sqrt(variance.value()), least);
        return Volatility.over(horizon.toMillis() / (double) INTERVAL.toMillis(), sigma);
    }

    Optional<Reading.Impact> impact() {
        return impact.isWarm()
                ? Optional.of(new Reading.Impact(impact.value(), impact.significance()))
                : Optional.empty();
    }
}
