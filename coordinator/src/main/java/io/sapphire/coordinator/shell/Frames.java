package io.sapphire.coordinator.shell;

import io.sapphire.domain.market.MarketFrame;
import java.util.List;

/**
 * Frames that ended at the same moment.
 *
 * @param frames in symbol order
 * @param traceparent W3C trace context everything they cause belongs to
 * @param step they belong to in lock-step; 0 in live mode
 */
public record Frames(List<MarketFrame> frames, String traceparent, long step) {

    public Frames {
        frames = List.copyOf(frames);
    }
}
