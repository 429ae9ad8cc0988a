package io.sapphire.local.exposure;

/** How markets move together. */
final class Correlation {

    private Correlation() {}

    /** Pearson's, of every pair; 0 where a market did not move. */
    static double[][] of(Returns returns, int markets) {
        var matrix = new double[markets][markets];
        for (int a = 0; a < markets; a++) {
            for (int b = 0; b < markets; b++) {
                matrix[a][b] = a == b ? 1 : pair(returns.market(a), returns.market(b));
            }
        }
        return matrix;
    }

    private static double pair(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / StrictMath.sqrt(aa * bb);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** @param exposures signed worth times standard deviation of each market */
    static double volatility(double[] exposures, double[][] matrix) {
        double variance = 0;
        for (int a = 0; a < exposures.length; a++) {
            variance += exposures[a] * row(exposures, matrix, a);
        }
        return StrictMath.sqrt(Math.max(0, variance));
    }

    /** What each market adds to the volatility; they sum to it. All 0 if it is. */
    static double[] contributions(double[] exposures, double[][] matrix) {
        double volatility = volatility(exposures, matrix);
        var parts = new double[exposures.length];
        for (int a = 0; a < exposures.length && volatility > 0; a++) {
            parts[a] = exposures[a] * row(exposures, matrix, a) / volatility;
        }
        return parts;
    }

    /** If all longs move as one, all shorts too, and the two do not offset each other. */
    static double unhedged(double[] exposures) {
        double longs = 0;
        double shorts = 0;
        for (double exposure : exposures) {
            longs += Math.max(0, exposure);
            shorts += Math.max(0, -exposure);
        }
        return StrictMath.sqrt(longs * longs + shorts * shorts);
    }

    private static double row(double[] exposures, double[][] matrix, int a) {
        double sum = 0;
        for (int b = 0; b < exposures.length; b++) {
            sum += matrix[a][b] * exposures[b];
        }
        return sum;
    }
}
