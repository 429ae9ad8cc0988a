package io.sapphire.agents.kit;

import io.sapphire.domain.market.Price;
import java.time.Duration;
import java.time.Instant;

/**
 * What one market did in one interval of event time: {@code start <= t < end}. Nobody may know it before its end.
 *
 * @param volumeE8 traded base-asset units, in 1e-8 units; zero if nothing traded, and then all prices are the last one
 */
public record Bar(Instant start, Duration interval, Price open, Price high, Price low, Price close, long volumeE8) {

    public Bar {
        if (high.compareTo(open) < 0 || high.compareTo(close) < 0) {
            throw new IllegalArgumentException("the high of the bar of " + start + " is not its highest price");
        }
        if (low.compareTo(open) > 0 || low.compareTo(close) > 0) {
            throw new IllegalArgumentException("the low of the bar of " + start + " is not its lowest price");
        }
    }

    public Instant end() {
        return start.plus(interval);
    }

    /** Nothing traded. */
    public boolean isQuiet() {
        return volumeE8 == 0;
    }

    /** This bar and the one that begins where it ends, as one. */
    Bar join(Bar next) {
        return new Bar(
                start,
                interval.plus(next.interval),
                open,
                high.compareTo(next.high) >= 0 ? high : next.high,
                low.compareTo(next.low) <= 0 ? low : next.low,
                next.close,
                Math.addExact(volumeE8, next.volumeE8));
    }
}
