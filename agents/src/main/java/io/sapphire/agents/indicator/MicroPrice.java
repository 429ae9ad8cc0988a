package io.sapphire.agents.indicator;

/**
 * Where the middle of the book is expected to settle, by state of the book, from how often states and moves follow each
 * other. Until such counts have been fitted to a market, {@link Quote#weightedMid} stands in for it.
 *
 * <p>Source: Stoikov 2018, The Micro-Price, Quantitative Finance; methods.md 5.4.
 */
public final class MicroPrice {
    private static final double NEGLIGIBLE = 1e-9;
    private static final int MOST_TERMS = 100;

    private MicroPrice() {}

    /**
     * How far from the middle, for each state.
     *
     * @param still probability of no move and the next state, by state
     * @param moves probability of each move, by state
     * @param sizes of the moves
     * @param onward probability of any move and the next state, by state
     */
    public static double[] adjustments(double[][] still, double[][] moves, double[] sizes, double[][] onward) {
        var leaving = identityMinus(still);
        var term = firstMove(still, moves, sizes);
        var total = term.clone();
        for (int i = 0; i < MOST_TERMS && largest(term) >= NEGLIGIBLE; i++) {
            term = solve(leaving, times(onward, term));
            add(total, term);
        }
        return total;
    }

    /** The first term alone: up to the next move of the middle. */
    static double[] firstMove(double[][] still, double[][] moves, double[] sizes) {
        return solve(identityMinus(still), times(moves, sizes));
    }

    private static double[][] identityMinus(double[][] matrix) {
        var result = new double[matrix.length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                result[row][column] = (row == column ? 1 : 0) - matrix[row][column];
            }
        }
        return result;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        var result = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < vector.length; column++) {
                result[row] += matrix[row][column] * vector[column];
            }
        }
        return result;
    }

    /** Gauss and Jordan. Without pivots: each row of the matrix is dominated by its diagonal, as states are left. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        var rows = new double[size][];
        for (int row = 0; row < size; row++) {
            rows[row] = matrix[row].clone();
        }
        var result = right.clone();
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    eliminate(rows, result, pivot, row);
                }
            }
        }
        for (int row = 0; row < size; row++) {
            result[row] /= rows[row][row];
        }
        return result;
    }

    private static void eliminate(double[][] rows, double[] right, int pivot, int row) {
        double factor = rows[row][pivot] / rows[pivot][pivot];
        for (int column = pivot; column < right.length; column++) {
            rows[row][column] -= factor * rows[pivot][column];
        }
        right[row] -= factor * right[pivot];
    }

    private static void add(double[] total, double[] term) {
        for (int i = 0; i < total.length; i++) {
            total[i] += term[i];
        }
    }

    private static double largest(double[] vector) {
        double largest = 0;
        for (double number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }
}
