package io.sapphire.simulator.mirror;

import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** What has happened in a market and has not been played yet. It is never over. */
final class LiveTape implements Tape {
    private final Queue<MarketEvent> waiting = new ArrayDeque<>();

    /** @param event not before those that were added */
    void add(MarketEvent event) {
        waiting.add(event);
    }

    @Override
    public Instant nextTime() {
        var next = waiting.peek();
        return next == null ? Instant.MAX : next.eventTime();
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public MarketEvent next() {
        return waiting.remove();
    }
}
