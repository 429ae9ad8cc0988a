package io.sapphire.agents.prediction;

import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.LastQuote;
import io.sapphire.agents.indicator.Quote;
import io.sapphire.agents.indicator.RingBuffer;
import io.sapphire.agents.indicator.RollingSum;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Side;
import java.time.Duration;

/** The raw numbers of one market, minute by minute. */
final class Minutes {
    private static final int LONGEST = 60;
    private static final Duration LEAN_HALF_LIFE = Duration.ofSeconds(10);
    private static final Duration DEPTH_HALF_LIFE = Duration.ofMinutes(10);

    private final Sides oneMinute = new Sides(Duration.ofMinutes(1));
    private final Sides fiveMinutes = new Sides(Duration.ofMinutes(5));
    private final RollingSum orderFlow = new RollingSum(Duration.ofMinutes(1));
    private final DecayingMean lean = new DecayingMean(LEAN_HALF_LIFE);
    private final DecayingMean depth = new DecayingMean(DEPTH_HALF_LIFE);
    private final RingBuffer mids = new RingBuffer(LONGEST + 1);
    private final LastQuote before = new LastQuote();

    /** Volume that crossed the spread within a span. */
    private static final class Sides {
        private final RollingSum bought;
        private final RollingSum sold;

        Sides(Duration span) {
            bought = new RollingSum(span);
            sold = new RollingSum(span);
        }

        void add(long now, long boughtE8, long soldE8) {
            bought.add(now, boughtE8);
            sold.add(now, soldE8);
        }

        double imbalance() {
            double volume = (double) bought.sum() + sold.sum();
            return volume == 0 ? 0 : (bought.sum() - sold.sum()) / volume;
        }

        void clear() {
            bought.clear();
            sold.clear();
        }
    }

    /** Takes a frame with a sound best quote. @param elapsed milliseconds since the one before */
    void add(MarketFrame frame, Quote best, long elapsed) {
        long now = frame.end().toEpochMilli();
        long boughtE8 = volume(frame, Side.BUY);
        long soldE8 = volume(frame, Side.SELL);
        oneMinute.add(now, boughtE8, soldE8);
        fiveMinutes.add(now, boughtE8, soldE8);
        orderFlow.add(now, before.isSound() ? best.flowSince(before) : 0);
        lean.add(best.lean(), elapsed);
        depth.add(best.depth(), elapsed);
        before.keep(best);
    }

    private static long volume(MarketFrame frame, Side aggressor) {
        long volume = 0;
        var trades = frame.trades();
        // By number: with every frame an iterator would be allocated.
        for (int i = 0; i < trades.size(); i++) {
            var trade = trades.get(i);
            volume += trade.aggressor() == aggressor ? trade.quantity().e8() : 0;
        }
        return volume;
    }

    /** The minute is over. @param mid in any unit, as long as it stays the same */
    void close(double mid) {
        mids.add(mid);
    }

    /** In the order of {@link Features#NAMES}; what is not known is not a number. */
    double[] raw(double fundingRate) {
        return new double[] {
            lean.value(),
            orderFlow.sum() / depth.value(),
            oneMinute.imbalance(),
            fiveMinutes.imbalance(),
            change(5),
            change(15),
            change(LONGEST),
            fundingRate
        };
    }

    private double change(int minutes) {
        return mids.size() > minutes ? StrictMath.log(mids.ago(0) / mids.ago(minutes)) : Double.NaN;
    }

    void clear() {
        oneMinute.clear();
        fiveMinutes.clear();
        orderFlow.clear();
        mids.clear();
        lean.clear();
        before.forget();
    }
}
