package io.sapphire.agents.statistics;

/**
 * Student's t distribution, by the continued fraction of the incomplete beta function.
 *
 * <p>Source: Abramowitz, Stegun 1964, 26.5.8 and 26.7.1; methods.md 6.1.
 *
 * @param freedom degrees of freedom, positive, whole or not
 */
public record StudentCurve(double freedom) {
    private static final double EXACT = 1e-15;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 500;
    /** Lanczos' approximation of the gamma function, g = 7. */
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    public StudentCurve {
        if (!(freedom > 0)) {
            throw new IllegalArgumentException("degrees of freedom must be positive, were " + freedom);
        }
    }

    /** Probability of a value up to z. */
    public double cumulative(double z) {
        double tail = beyond(z * z) / 2;
        return z < 0 ? tail : 1 - tail;
    }

    /**
     * The same for a variable scaled to have standard deviation 1.
     *
     * @throws IllegalStateException with two degrees of freedom or fewer: there is no standard deviation
     */
    public double standardCumulative(double z) {
        if (freedom <= 2) {
            throw new IllegalStateException("no standard deviation with " + freedom + " degrees of freedom");
        }
        return cumulative(z * StrictMath.sqrt(freedom / (freedom - 2)));
    }

    /** Probability of a square beyond this one. */
    private double beyond(double square) {
        if (square == 0) {
            return 1;
        }
        double x = freedom / (freedom + square);
        double a = freedom / 2;
        double b = 0.5;
        double front = StrictMath.exp(logGamma(a + b)
                - logGamma(a)
                - logGamma(b)
                + a * StrictMath.log(x)
                + b * StrictMath.log(square / (freedom + square)));
        return x < (a + 1) / (a + b + 2)
                ? front * fraction(a, b, x) / a
                : 1 - front * fraction(b, a, square / (freedom + square)) / b;
    }

    /** Lentz' way through the continued fraction. */
    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / bounded(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / bounded(1 + even * d);
            c = bounded(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / bounded(1 + odd * d);
            c = bounded(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < EXACT) {
                return value;
            }
        }
        throw new ArithmeticException("the incomplete beta function does not converge at " + x);
    }

    private static double bounded(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    private static double logGamma(double x) {
        if (x < 0.5) {
            return StrictMath.log(StrictMath.PI / StrictMath.sin(StrictMath.PI * x)) - logGamma(1 - x);
        }
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x - 1 + i);
        }
        double t = x + 6.5;
        return 0.5 * StrictMath.log(2 * StrictMath.PI) + (x - 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
