package io.sapphire.agents.microstructure;

import io.sapphire.agents.indicator.DecayingMean;
import io.sapphire.agents.indicator.Quote;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.time.Duration;

/** Watches book and trades of one market frame by frame. */
final class FlowWatch {
    private static final Reading BETWEEN_SIGNALS = new Reading.Silence("between signals");
    private static final Reading REBUILDING = new Reading.Silence("the book is being rebuilt");
    private static final Reading UNSOUND = new Reading.Silence("the book is crossed, locked or one-sided");
    private static final Duration LEAN_HALF_LIFE = Duration.ofSeconds(2);
    /** A venue shows even a quiet market once a minute. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final MicrostructureParameters parameters;
    private final long longestPause;
    private final Ladder ladder = new Ladder();
    private final BookFlow flow;
    private final TradeFlow trades;
    private final MidWatch mids;
    private final DecayingMean lean = new DecayingMean(LEAN_HALF_LIFE);
    private final WarmUp warmUp;
    private final Reading measuring;
    private boolean watching;
    private long watchedFrom;
    private long watchedUntil;

    FlowWatch(Listing listing, MicrostructureParameters parameters) {
        this.parameters = parameters;
        longestPause = QUIET.plus(listing.frameInterval()).toMillis();
        flow = new BookFlow(parameters);
        trades = new TradeFlow(parameters.longWindow());
        mids = new MidWatch(listing.instrument().tick(), parameters.lambdaWindow());
        warmUp = new WarmUp(parameters.longWindow());
        measuring = new Reading.Silence("warming up: the usual moves take " + mids.warmUp() + " intervals to measure");
    }

    /** @param due whether it is time to speak; else a pressure that could be told is left alone */
    Reading read(MarketFrame frame, boolean due) {
        if (!frame.bookValid()) {
            watching = false;
            return REBUILDING;
        }
        ladder.take(frame.book());
        if (!ladder.isSound()) {
            return UNSOUND;
        }
        watch(frame);
        return judge(due);
    }

    private void watch(MarketFrame frame) {
        long now = frame.end().toEpochMilli();
        if (!watching || frame.start().toEpochMilli() - watchedUntil > longestPause) {
            restart(now);
        }
        long elapsed = now - watchedUntil;
        flow.add(now, elapsed, ladder);
        trades.add(now, frame.trades());
        lean.add(ladder.best().lean(), elapsed);
        mids.add(now, ladder.best().mid(), TradeFlow.net(frame.trades()));
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

    private Reading judge(boolean due) {
        long watched = (watchedUntil - watchedFrom) / 1000;
        if (watched < parameters.longWindow().toSeconds()) {
            return warmUp.after(watched);
        }
        if (!mids.isWarm()) {
            return measuring;
        }
        return due ? pressure(ladder.best()) : BETWEEN_SIGNALS;
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
