package io.sapphire.agents.statistics;

/**
 * The bound that a share of the scores exceeds, followed without a memory: wider after a miss, narrower otherwise.
 *
 * <p>Source: Angelopoulos, Candes, Tibshirani 2023, Conformal PID Control; methods.md 4.5.
 */
public final class QuantileTracker {
    private final double step;
    private final double missed;
    private double bound;

    /**
     * A tracker that has seen nothing yet.
     *
     * @param start the bound until then
     * @param step how far a miss moves it, less what is tolerated
     * @param missed share of the scores that may exceed the bound
     */
    public QuantileTracker(double start, double step, double missed) {
        bound = start;
        this.step = step;
        this.missed = missed;
    }

    public void add(double score) {
        bound = Math.max(bound + step * ((score > bound ? 1 : 0) - missed), 0);
    }

    public double bound() {
        return bound;
    }
}
