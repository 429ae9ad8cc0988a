package io.sapphire.agents.statistics;

/**
 * The standard normal distribution.
 *
 * <p>Sources: Marsaglia 2004, Evaluating the Normal Distribution (series near the middle); Acklam's rational inverse, made
 * exact by one step of Halley's method; methods.md 2.1 and 4.3.
 */
public final class NormalCurve {
    /** Beyond it the series loses its digits and the tail's continued fraction has them. */
    private static final double TAIL = 5;

    private static final int TAIL_TERMS = 60;
    private static final double ROOT_OF_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

    private static final double CENTRE = 0.02425;
    private static final double[] A = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] B = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] C = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] D = {
        7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
    };

    private NormalCurve() {}

    public static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_OF_TWO_PI;
    }

    /** Probability of a value up to z. */
    public static double cumulative(double z) {
        if (Math.abs(z) > TAIL) {
            double tail = tail(Math.abs(z));
            return z < 0 ? tail : 1 - tail;
        }
        double term = z;
        double sum = z;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return 0.5 + sum * density(z);
    }

    private static double tail(double z) {
        double fraction = z;
        for (int i = TAIL_TERMS; i >= 1; i--) {
            fraction = z + i / fraction;
        }
        return density(z) / fraction;
    }

    /** The value that is not exceeded with this probability. @param probability within 0 and 1, neither of them */
    public static double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("a quantile has a probability within 0 and 1, not " + probability);
        }
        double z = rational(probability);
        double error = (cumulative(z) - probability) / density(z);
        return z - error / (1 + z * error / 2);
    }

    private static double rational(double probability) {
        if (probability < CENTRE) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(probability));
            return polynomial(C, q) / polynomial(D, q);
        }
        if (probability > 1 - CENTRE) {
            return -rational(1 - probability);
        }
        double q = probability - 0.5;
        return polynomial(A, q * q) * q / polynomial(B, q * q);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (double coefficient : coefficients) {
            value = value * x + coefficient;
        }
        return value;
    }
}
