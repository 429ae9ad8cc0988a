package io.sapphire.simulator.feed.synthetic;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random walk in ticks that lets each trade follow the side of the one before rather than not. It has bursts and runs,
 * but no news, no trend and no memory: nothing can be earned from it, and nothing learned about real markets.
 */
final class SyntheticFlow {
    private static final long FARTHEST_TICKS = 3;
    private static final double SAME_SIDE = 0.6;
    private static final int LONGEST_PAUSE_MILLIS = 8_000;
    private static final long MOST_STEPS = 5_000;

    private final Instrument instrument;
    /** Its algorithm is part of its specification. */
    private final Random random;

    private Side side = Side.BUY;
    private long ticks;

    /** @param start the price before the first trade; the walk stays between a half and twice that */
    SyntheticFlow(Instrument instrument, Price start, long seed) {
        this.instrument = instrument;
        this.random = new Random(seed);
        this.ticks = start.e8() / instrument.tick().e8();
    }

    /** Oldest first, numbered from 1. */
    List<Trade> trades(Instant start, Duration length) {
        var trades = new ArrayList<Trade>();
        long lowest = ticks / 2;
        long highest = ticks * 2;
        for (var time = start; time.isBefore(start.plus(length)); time = time.plusMillis(pause())) {
            side = random.nextDouble() < SAME_SIDE ? side : side.opposite();
            long moved = random.nextLong(FARTHEST_TICKS + 1) * (side == Side.BUY ? 1 : -1);
            ticks = Math.clamp(ticks + moved, lowest, highest);
            trades.add(new Trade(trades.size() + 1, price(), quantity(), side, time));
        }
        return trades;
    }

    /** Many short ones and few long ones. */
    private int pause() {
        double even = random.nextDouble();
        return 1 + (int) (even * even * LONGEST_PAUSE_MILLIS);
    }

    private Price price() {
        return new Price(ticks * instrument.tick().e8());
    }

    /** Many small ones and few large ones. */
    private Quantity quantity() {
        double even = random.nextDouble();
        long steps = 1 + (long) (even * even * even * MOST_STEPS);
        return new Quantity(steps * instrument.step().e8());
    }
}
