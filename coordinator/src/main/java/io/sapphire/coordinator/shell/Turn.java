package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.MarketFrame;
import java.time.Instant;
import java.util.List;

/**
 * What the shell works on at once: everything recorded together before anything is decided on it.
 *
 * @param venueTime to which the clock moves
 * @param step of lock-step; 0 in live mode
 * @param facts reports in sequence
 * @param frames in symbol order
 * @param commands in the order in which they came
 */
record Turn(
        Instant venueTime,
        long step,
        List<MeshEvent> facts,
        List<MarketFrame> frames,
        List<Command> commands,
        String traceparent) {

    Turn {
        facts = List.copyOf(facts);
        frames = List.copyOf(frames);
        commands = List.copyOf(commands);
    }
}
