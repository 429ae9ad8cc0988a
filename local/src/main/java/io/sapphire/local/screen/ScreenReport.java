package io.sapphire.local.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was screened and what came of it, for programs.
 *
 * @param seen bars before the first that was traded
 * @param bars that were traded
 * @param from close of the first bar that was traded
 * @param to close of the last
 * @param takerFee as a fraction of what is traded, exactly
 * @param tried settings
 * @param leftOut settings that make no sense together
 * @param skillessBest Sharpe ratio per bar to expect of the best of them without any skill
 * @param best first, by Sharpe ratio
 */
record ScreenReport(
        String symbol,
        String origin,
        String fingerprint,
        String rule,
        int seen,
        int bars,
        long barSeconds,
        String from,
        String to,
        String takerFee,
        int tried,
        int leftOut,
        double skillessBest,
        String price,
        String unknown,
        List<Row> best) {
    static final String PRICE = "A rule trades at the close it has just seen, and earns from the bar after it on.";
    static final String UNKNOWN =
            "A screen knows no book, queue, delay, funding or limits; backtest trades the setting you choose.";

    /**
     * One setting.
     *
     * @param net return with fees paid, compounded, as a fraction
     * @param sharpe per bar
     * @param deflated probability that the true ratio is above what the best of all would be without skill
     * @param turnover in equities of the moment
     * @param fees as a fraction of the equity at the beginning
     */
    record Row(
            Map<String, Integer> set,
            double net,
            double drawdown,
            double sharpe,
            Optional<Double> sharpeAnnual,
            Optional<Double> deflated,
            int trades,
            double turnover,
            double fees) {}

    static ScreenReport of(Screen screen, List<Outcome> outcomes) {
        var closes = screen.closes();
        return new ScreenReport(
                screen.file().symbol(),
                screen.file().origin(),
                screen.file().fingerprint(),
                Axis.word(screen.combinations().rule()),
                closes.first(),
                closes.traded(),
                closes.interval().toSeconds(),
                closes.time(closes.first()).toString(),
                closes.time(closes.size() - 1).toString(),
                screen.file().takerFee().toString(),
                outcomes.size(),
                screen.combinations().leftOut(),
                outcomes.getFirst().statistics().skillessBest(),
                PRICE,
                UNKNOWN,
                outcomes.stream().map(outcome -> row(screen, outcome)).toList());
    }

    private static Row row(Screen screen, Outcome outcome) {
        var settings = screen.combinations().rule().settings();
        var set = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < settings.size(); i++) {
            set.put(settings.get(i).name(), outcome.values().get(i));
        }
        var statistics = outcome.statistics();
        return new Row(
                set,
                statistics.total(),
                statistics.maxDrawdown(),
                statistics.sharpe(),
                statistics.sharpeAnnual(),
                statistics.deflatedSharpe(),
                outcome.trades(),
                outcome.turnover(),
                outcome.fees());
    }

    /** The same with no more than so many settings. */
    ScreenReport shortened(int most) {
        return new ScreenReport(
                symbol,
                origin,
                fingerprint,
                rule,
                seen,
                bars,
                barSeconds,
                from,
                to,
                takerFee,
                tried,
                leftOut,
                skillessBest,
                price,
                unknown,
                best.stream().limit(most).toList());
    }

    /** On one line. */
    String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
