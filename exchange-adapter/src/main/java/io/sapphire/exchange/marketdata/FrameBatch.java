package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import java.util.List;
import java.util.TreeMap;

/**
 * Frames that ended at the same moment; in live mode, for a reader that was too slow, the newest of each market.
 *
 * @param step the step they belong to in lock-step; 0 in live mode
 * @param frames in symbol order, never empty
 * @param traceparent W3C trace context everything caused by them belongs to
 * @param droppable whether a slow reader may miss it for a newer one
 */
public record FrameBatch(long step, List<MarketFrame> frames, String traceparent, boolean droppable) {

    public FrameBatch {
        frames = List.copyOf(frames);
    }

    /** What a slow reader gets of this batch and a newer one. */
    FrameBatch conflatedWith(FrameBatch newer) {
        var newest = new TreeMap<Symbol, MarketFrame>();
        frames.forEach(frame -> newest.put(frame.symbol(), frame));
        newer.frames.forEach(frame -> newest.put(frame.symbol(), frame));
        return new FrameBatch(newer.step, List.copyOf(newest.values()), newer.traceparent, newer.droppable);
    }
}
