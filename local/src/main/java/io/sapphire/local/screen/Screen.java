package io.sapphire.local.screen;

import io.sapphire.domain.market.Fixed;
import io.sapphire.local.report.Moments;
import io.sapphire.local.trial.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A screen as it was asked for.
 *
 * @param closes of the window, with those before it
 */
record Screen(BarFile file, Closes closes, Combinations combinations) {
    /** Few enough that the last ones keep every core busy, and enough that their arrays are worth it. */
    private static final int SLICE = 16;

    /** Tries every setting. @return the best first, by Sharpe ratio */
    List<Outcome> run() {
        var settings = combinations.all();
        var slices = new ArrayList<Callable<List<Outcome>>>();
        for (int i = 0; i < settings.size(); i += SLICE) {
            var slice = settings.subList(i, Math.min(i + SLICE, settings.size()));
            slices.add(() -> outcomes(slice));
        }
        return judged(Trials.run(slices).stream().flatMap(List::stream).toList());
    }

    private List<Outcome> outcomes(List<List<Integer>> settings) {
        var pass = pass();
        var outcomes = new ArrayList<Outcome>();
        for (var values : settings) {
            pass.run(combinations.rule().of(values));
            outcomes.add(Outcome.of(values, pass, closes.interval()));
        }
        return outcomes;
    }

    private static List<Outcome> judged(List<Outcome> outcomes) {
        double variance =
                Moments.variance(outcomes.stream().mapToDouble(Outcome::sharpe).toArray());
        return outcomes.stream()
                .map(outcome -> outcome.among(outcomes.size(), variance))
                .sorted(Comparator.comparingDouble(Outcome::sharpe).reversed())
                .toList();
    }

    /** Of one setting. */
    Trades trades(List<Integer> values) {
        var pass = pass();
        pass.run(combinations.rule().of(values));
        return pass.trades();
    }

    private Pass pass() {
        return new Pass(closes, file.takerFee().e8() / (double) Fixed.ONE);
    }
}
