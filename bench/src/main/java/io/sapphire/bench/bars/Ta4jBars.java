package io.sapphire.bench.bars;

import io.sapphire.bench.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** {@link Crossing} with ta4j, in its faster kind of numbers: a trade at the close on which the averages cross. */
record Ta4jBars(BarSeries series) implements Workload {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** @param file of bars, gzipped CSV: time, open, high, low, close, volume */
    static Ta4jBars of(Path file) throws IOException {
        var series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            lines.lines().skip(1).forEach(line -> add(series, line.split(",", -1)));
        }
        return new Ta4jBars(series);
    }

    private static void add(BarSeries series, String[] words) {
        var start = LocalDateTime.parse(words[0].replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        series.barBuilder()
                .timePeriod(MINUTE)
                .endTime(start.plus(MINUTE))
                .openPrice(words[1])
                .highPrice(words[2])
                .lowPrice(words[3])
                .closePrice(words[4])
                .volume(words[5])
                .add();
    }

    @Override
    public long run() {
        var trades = new TradeList();
        var record = new BarSeriesManager(series, new TradeOnCurrentCloseModel()).run(strategy());
        record.getTrades().forEach(trade -> add(trades, trade));
        return trades.hash();
    }

    /** Fresh indicators: nothing is remembered of the last run. */
    private Strategy strategy() {
        var close = new ClosePriceIndicator(series);
        var few = new SMAIndicator(close, Crossing.FEW);
        var many = new SMAIndicator(close, Crossing.MANY);
        return new BaseStrategy(new OverIndicatorRule(few, many), new UnderIndicatorRule(few, many), Crossing.MANY - 1);
    }

    private void add(TradeList trades, Trade trade) {
        Instant end = series.getBar(trade.getIndex()).getEndTime();
        long price = trade.getPricePerAsset()
                .bigDecimalValue()
                .movePointRight(8)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        trades.add(end.toEpochMilli() / MINUTE.toMillis(), trade.isBuy(), price);
    }
}
