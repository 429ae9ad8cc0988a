package io.sapphire.agents.toxicity;

import io.sapphire.agents.indicator.CloseVolatility;
import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.kit.Bar;
import io.sapphire.agents.kit.BarBuilder;
import io.sapphire.agents.statistics.DecayingHistogram;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.util.Optional;

/** Watches the trades of one market in volume time, and speaks at the close of a minute. */
final class ToxicityWatch {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Reading BETWEEN_BARS = new Reading.Silence("between bars");
    private static final Duration FLOW_HALF_LIFE = Duration.ofMinutes(5);
    private static final double SIGMA_HALF_LIFE_MINUTES = 1440;
    /** No mere quiet: a venue shows a quiet market once a minute. */
    private static final long LONGEST_PAUSE = Duration.ofMinutes(3).toMillis();

    private final ToxicityParameters parameters;
    private final VolumeBuckets flagged;
    private final VolumeBuckets bulk;
    private final BulkClassifier classifier = new BulkClassifier.Normal();
    private final DailyVolume daily = new DailyVolume();
    private final DecayingHistogram history = new DecayingHistogram();
    private final TradeCount trades = new TradeCount();
    private final DecayingMean bought = new DecayingMean(FLOW_HALF_LIFE);
    private final DecayingMean traded = new DecayingMean(FLOW_HALF_LIFE);
    private final BarBuilder bars = new BarBuilder(MINUTE);
    private final CloseVolatility volatility;
    private final double decayPerBucket;
    private Optional<Bar> last = Optional.empty();
    private long watchedUntil = Long.MIN_VALUE;
    private boolean sized;

    ToxicityWatch(Listing listing, ToxicityParameters parameters) {
        this.parameters = parameters;
        flagged = new VolumeBuckets(parameters.window());
        bulk = new VolumeBuckets(parameters.window());
        volatility = new CloseVolatility(listing.instrument().tick().e8(), SIGMA_HALF_LIFE_MINUTES);
        decayPerBucket = Volatility.decay(parameters.memory().toDays() * (double) parameters.bucketsPerDay());
    }

    Reading read(MarketFrame frame) {
        long start = frame.start().toEpochMilli();
        if (watchedUntil != Long.MIN_VALUE && start - watchedUntil > LONGEST_PAUSE) {
            interrupt();
        }
        long elapsed = watchedUntil == Long.MIN_VALUE ? 0 : frame.end().toEpochMilli() - watchedUntil;
        watchedUntil = frame.end().toEpochMilli();
        take(frame, elapsed);
        var closed = bars.add(frame);
        if (closed.isEmpty()) {
            return BETWEEN_BARS;
        }
        closed.forEach(this::take);
        return judge(frame.book());
    }

    private void interrupt() {
        flagged.clear();
        bulk.clear();
        trades.clear();
        daily.interrupt();
    }

    private void take(MarketFrame frame, long elapsed) {
        double net = 0;
        double total = 0;
        var shown = frame.trades();
        // By number: with every frame an iterator would be allocated.
        for (int i = 0; i < shown.size(); i++) {
            var trade = shown.get(i);
            double volume = trade.quantity().e8();
            net += trade.aggressor() == Side.BUY ? volume : -volume;
            total += volume;
            if (sized) {
                count(trade, volume);
            }
        }
        bought.add(net, elapsed);
        traded.add(total, elapsed);
        var day = daily.add(frame.start().toEpochMilli(), frame.end().toEpochMilli(), total);
        if (day.isPresent()) {
            resize(day.getAsDouble());
        }
    }

    private void count(Trade trade, double volume) {
        trades.add(volume);
        int filled = flagged.add(volume, trade.aggressor() == Side.BUY ? 1 : 0);
        if (filled > 0) {
            trades.close();
        }
        for (int i = 0; i < filled && flagged.isWarm(); i++) {
            history.add(flagged.value(), decayPerBucket);
        }
    }

    private void resize(double dailyVolume) {
        sized = true;
        flagged.resize(dailyVolume / parameters.bucketsPerDay());
        bulk.resize(dailyVolume / parameters.bucketsPerDay());
        trades.clear();
    }

    private void take(Bar bar) {
        long minutes = last.map(
                        before -> Duration.between(before.start(), bar.start()).toMinutes())
                .orElse(1L);
        if (sized && volatility.isWarm()) {
            double before = last.orElseThrow().close().e8();
            double change = StrictMath.log(bar.close().e8() / before) / volatility.value();
            var _ = bulk.add(bar.volumeE8(), classifier.bought(change));
        }
        volatility.add(bar.close().e8(), minutes);
        last = Optional.of(bar);
    }

    private Reading judge(OrderBook book) {
        if (!sized) {
            return new Reading.Silence("warming up: the volume of an ordinary day is known at midnight UTC");
        }
        if (!flagged.isWarm() || !bulk.isWarm() || !volatility.isWarm()) {
            return new Reading.Silence(
                    "warming up: " + flagged.closed() + " of " + flagged.warmUp() + " volume buckets");
        }
        if (history.count() < parameters.window()) {
            return new Reading.Silence("warming up: toxicity is ranked after " + parameters.window()
                    + " buckets, so far " + history.count());
        }
        if (book.bids().isEmpty() || book.asks().isEmpty()) {
            return new Reading.Silence("the book is one-sided");
        }
        return toxicity(book);
    }

    private Reading toxicity(OrderBook book) {
        double vpin = flagged.value();
        return new Reading.Toxicity(
                vpin,
                bulk.value(),
                trades.chanceImbalance(),
                history.rank(vpin),
                traded.value() > 0 ? bought.value() / traded.value() : 0,
                lean(book),
                Volatility.over(parameters.horizon().toMillis() / 60_000.0, volatility.value()));
    }

    private static double lean(OrderBook book) {
        double bid = book.bids().getFirst().quantity().e8();
        double ask = book.asks().getFirst().quantity().e8();
        return (bid - ask) / (bid + ask);
    }
}
