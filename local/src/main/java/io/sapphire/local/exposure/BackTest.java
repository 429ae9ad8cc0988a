package io.sapphire.local.exposure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;

/**
 * What each span's value at risk foretold for what was held, from the spans before it alone, and what came.
 *
 * @param level of confidence
 * @param window how many spans before were looked at
 */
@JsonIgnoreProperties("points")
record BackTest(double level, int window, String method, Verdict verdict, List<Point> points) {
    private static final int FEWEST = 100;

    /** @param millis since 1970 */
    record Point(long millis, double forecast, double outcome) {}

    /** Nothing if there are too few spans, or nothing was held. */
    static List<BackTest> of(Returns returns, double level) {
        int window = Math.min(Returns.ENOUGH, returns.count() / 2);
        if (window < FEWEST) {
            return List.of();
        }
        var historical = new ArrayList<Point>();
        var expanded = new ArrayList<Point>();
        for (int i = window; i < returns.count(); i++) {
            var sample = returns.samples().get(i);
            if (sample.gross() == 0) {
                continue;
            }
            var worth = worth(sample);
            var risk = ValueAtRisk.of(returns.outcomes(worth, i - window, i), level);
            double outcome = Returns.outcome(worth, returns.moves().get(i));
            historical.add(new Point(sample.millis(), risk.historical(), outcome));
            expanded.add(new Point(sample.millis(), risk.cornishFisher(), outcome));
        }
        return historical.isEmpty()
                ? List.of()
                : List.of(
                        tested(level, window, "historical", historical, returns),
                        tested(level, window, "Cornish-Fisher", expanded, returns));
    }

    static double[] worth(History.Sample sample) {
        var worth = new double[sample.marks().length];
        for (int market = 0; market < worth.length; market++) {
            worth[market] = sample.held()[market] * sample.marks()[market];
        }
        return worth;
    }

    private static BackTest tested(double level, int window, String method, List<Point> points, Returns returns) {
        int exceeded = 0;
        var pairs = new int[4];
        for (int i = 0; i < points.size(); i++) {
            boolean hit = isHit(points.get(i));
            exceeded += hit ? 1 : 0;
            boolean neighbours = i > 0
                    && points.get(i).millis() - points.get(i - 1).millis()
                            < 2 * returns.interval().toMillis();
            if (neighbours) {
                pairs[(isHit(points.get(i - 1)) ? 2 : 0) + (hit ? 1 : 0)]++;
            }
        }
        var transitions = new Verdict.Transitions(pairs[0], pairs[1], pairs[2], pairs[3]);
        return new BackTest(level, window, method, Verdict.of(points.size(), exceeded, transitions, 1 - level), points);
    }

    private static boolean isHit(Point point) {
        return -point.outcome() > point.forecast();
    }
}
