package io.sapphire.local.report;

/**
 * Moments of a series of returns.
 *
 * @param deviation with n - 1
 * @param skew of the population; 0 if nothing varies
 * @param kurtosis of the population; a normal variable has 3
 */
public record Moments(int count, double mean, double deviation, double skew, double kurtosis) {

    public static Moments of(double[] returns) {
        int n = returns.length;
        double mean = 0;
        for (double one : returns) {
            mean += one / n;
        }
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double one : returns) {
            double d = one - mean;
            m2 += d * d;
            m3 += d * d * d;
            m4 += d * d * d * d;
        }
        double variance = m2 / n;
        boolean varies = variance > 0;
        return new Moments(
                n,
                mean,
                n > 1 ? StrictMath.sqrt(m2 / (n - 1)) : 0,
                varies ? m3 / n / StrictMath.pow(variance, 1.5) : 0,
                varies ? m4 / n / (variance * variance) : 3);
    }

    /** With n - 1; 0 of fewer than two. */
    public static double variance(double[] numbers) {
        if (numbers.length < 2) {
            return 0;
        }
        double mean = 0;
        for (double number : numbers) {
            mean += number / numbers.length;
        }
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return squares / (numbers.length - 1);
    }

    /** Mean over deviation, per observation; 0 if nothing varies. */
    public double sharpe() {
        return deviation == 0 ? 0 : mean / deviation;
    }
}
