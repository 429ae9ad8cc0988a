package io.sapphire.local.exposure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What markets moved by within equal spans of time. A span across a hole in the log is left out.
 *
 * @param samples at the beginning of each span
 * @param moves of every market, as fractions
 */
record Returns(Duration interval, List<History.Sample> samples, List<double[]> moves) {
    /** A trading year of days, as in the Basel rules on back-tests. */
    static final int ENOUGH = 250;

    private static final double HOLE = 1.5;
    private static final List<Duration> LENGTHS = List.of(
            Duration.ofDays(1),
            Duration.ofHours(8),
            Duration.ofHours(4),
            Duration.ofHours(1),
            Duration.ofMinutes(15),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10));

    /** Of the longest spans of which there are enough, else of the shortest. */
    static Returns longest(History history) {
        return LENGTHS.stream()
                .map(length -> of(history, length))
                .filter(returns -> returns.count() >= ENOUGH)
                .findFirst()
                .orElseGet(() -> of(history, LENGTHS.getLast()));
    }

    static Returns of(History history, Duration interval) {
        var all = history.every(interval);
        var samples = new ArrayList<History.Sample>();
        var moves = new ArrayList<double[]>();
        for (int i = 1; i < all.size(); i++) {
            var before = all.get(i - 1);
            var after = all.get(i);
            if (after.millis() - before.millis() < HOLE * interval.toMillis()) {
                samples.add(before);
                moves.add(move(before.marks(), after.marks()));
            }
        }
        return new Returns(interval, samples, moves);
    }

    int count() {
        return moves.size();
    }

    double[] market(int number) {
        return moves.stream().mapToDouble(move -> move[number]).toArray();
    }

    /** What a portfolio would have won in each span from {@code from} until before {@code to}. */
    double[] outcomes(double[] worth, int from, int to) {
        var outcomes = new double[to - from];
        for (int i = from; i < to; i++) {
            outcomes[i - from] = outcome(worth, moves.get(i));
        }
        return outcomes;
    }

    static double outcome(double[] worth, double[] move) {
        double outcome = 0;
        for (int market = 0; market < worth.length; market++) {
            outcome += worth[market] * move[market];
        }
        return outcome;
    }

    /** How many such spans are in a day, to scale a standard deviation with. */
    double perDay() {
        return (double) Duration.ofDays(1).toMillis() / interval.toMillis();
    }

    private static double[] move(double[] before, double[] after) {
        var move = new double[before.length];
        for (int market = 0; market < before.length; market++) {
            move[market] = after[market] / before[market] - 1;
        }
        return move;
    }
}
