package io.sapphire.agents.statistics;

/**
 * Mean, deviation, skew and kurtosis of returns as they come, in constant time.
 *
 * <p>Source: Pebay 2008, Formulas for Robust, One-Pass Parallel Computation of Covariances; methods.md 2.3. Population
 * moments.
 */
public final class ReturnMoments {
    private long count;
    private double mean;
    private double second;
    private double third;
    private double fourth;

    public void add(double value) {
        long before = count;
        count++;
        double delta = value - mean;
        double share = delta / count;
        double term = delta * share * before;
        mean += share;
        fourth += term * share * share * ((double) count * count - 3.0 * count + 3)
                + 6 * share * share * second
                - 4 * share * third;
        third += term * share * (count - 2) - 3 * share * second;
        second += term;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean;
    }

    public double deviation() {
        return count == 0 ? 0 : StrictMath.sqrt(second / count);
    }

    /** Mean over deviation, of one observation; zero if nothing varies. */
    public double sharpe() {
        double deviation = deviation();
        return deviation > 0 ? mean / deviation : 0;
    }

    public double skew() {
        return second > 0 ? StrictMath.sqrt(count) * third / StrictMath.pow(second, 1.5) : 0;
    }

    /** Three for a normal distribution. */
    public double kurtosis() {
        return second > 0 ? count * fourth / (second * second) : 3;
    }
}
