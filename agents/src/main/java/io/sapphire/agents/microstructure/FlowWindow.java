package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.RollingSum;
import java.time.Duration;

/** Order flow of the last so many seconds, beside how large it usually is. */
final class FlowWindow {
    private static final Duration HALF_LIFE = Duration.ofMinutes(30);

    private final RollingSum sum;
    private final DecayingMean squares = new DecayingMean(HALF_LIFE);
    private double depths;

    FlowWindow(Duration window) {
        sum = new RollingSum(window);
    }

    /**
     * Takes the flow of one frame.
     *
     * @param now milliseconds, as is the time elapsed since the frame before
     * @param flow in 1e-8 base-asset units, as is the depth
     */
    void add(long now, long elapsed, long flow, double depth) {
        sum.add(now, flow);
        depths = sum.sum() / depth;
        squares.add(depths * depths, elapsed);
    }

    /** Forgets the flow, not how large it usually is. */
    void clear() {
        sum.clear();
        depths = 0;
    }

    Flow flow() {
        return new Flow(depths, squares.isWarm() ? StrictMath.sqrt(squares.value()) : 0);
    }
}
