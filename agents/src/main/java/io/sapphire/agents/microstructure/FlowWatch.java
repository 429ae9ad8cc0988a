package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.Quote;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Watches book and trades of one market frame by frame. */
final class FlowWatch {
    private static final int LEVELS = 5;
    private static final Duration LEAN_HALF_LIFE = Duration.ofSeconds(2);
    /** A venue shows even a quiet market once a minute. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final MicrostructureParameters parameters;
    private final long longestPause;
    private final BookFlow flow;
    private final TradeFlow trades;
    private final MidWatch mids;
    private final DecayingMean lean = new DecayingMean(LEAN_HALF_LIFE);
    private boolean watching;
    private long watchedFrom;
    private long watchedUntil;

    FlowWatch(Listing listing, MicrostructureParameters parameters) {
        this.parameters = parameters;
        longestPause = QUIET.plus(listing.frameInterval()).toMillis();
        flow = new BookFlow(parameters);
        trades = new TradeFlow(parameters.longWindow());
        mids = new MidWatch(listing.instrument().tick(), parameters.lambdaWindow());
    }

    Reading read(MarketFrame frame) {
        if (!frame.bookValid()) {
            watching = false;
            return new Reading.Silence("the book is being rebuilt");
        }
        var levels = levels(frame.book());
        if (levels.isEmpty()) {
            return new Reading.Silence("the book is crossed, locked or one-sided");
        }
        watch(frame, levels);
        return judge(levels.getFirst());
    }

    /** Nothing, if the best level is not sound; a level further down cannot be worse. */
    private static List<Quote> levels(OrderBook book) {
        int both = Math.min(LEVELS, Math.min(book.bids().size(), book.asks().size()));
        var levels =
                IntStream.range(0, both).mapToObj(level -> quote(book, level)).toList();
        return levels.isEmpty() || !levels.getFirst().isSound() ? List.of() : levels;
    }

    private static Quote quote(OrderBook book, int level) {
        var bid = book.bids().get(level);
        var ask = book.asks().get(level);
        return new Quote(
                bid.price().e8(),
                bid.quantity().e8(),
                ask.price().e8(),
                ask.quantity().e8());
    }

    private void watch(MarketFrame frame, List<Quote> levels) {
        long now = frame.end().toEpochMilli();
        if (!watching || frame.start().toEpochMilli() - watchedUntil > longestPause) {
            restart(now);
        }
        long elapsed = now - watchedUntil;
        flow.add(now, elapsed, levels);
        trades.add(now, frame.trades());
        lean.add(levels.getFirst().lean(), elapsed);
        mids.add(now, levels.getFirst().mid(), TradeFlow.net(frame.trades()));
        watchedUntil = now;
    }

    private void restart(long now) {
        watching = true;
        watchedFrom = now;
        watchedUntil = now;
        flow.clear();
        trades.clear();
        lean.clear();
        mids.restart();
    }

    private Reading judge(Quote best) {
        long watched = (watchedUntil - watchedFrom) / 1000;
        if (watched < parameters.longWindow().toSeconds()) {
            return new Reading.Silence(
                    "warming up: " + watched + " of " + parameters.longWindow().toSeconds() + " seconds of order flow");
        }
        if (!mids.isWarm()) {
            return new Reading.Silence("warming up: the usual moves take " + mids.warmUp() + " intervals to measure");
        }
        return pressure(best);
    }

    private Reading pressure(Quote best) {
        double sigma = mids.sigmaOver(parameters.horizon());
        return new Reading.Pressure(
                lean.value(),
                StrictMath.log(best.weightedMid() / best.mid()) / sigma,
                flow.shortFlow(),
                flow.longFlow(),
                flow.bestFlow(),
                trades.imbalance(),
                sigma,
                mids.impact());
    }
}
