package io.sapphire.exchange.aster.simulator;

import io.sapphire.domain.market.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * What one step brought.
 *
 * @param frames the markets whose frames end with it
 * @param last every message up to these belongs to it or to earlier ones
 */
public record StepAnswer(long step, Instant venueTime, List<Symbol> frames, LastSequence last, boolean ended) {

    public StepAnswer {
        frames = List.copyOf(frames);
    }
}
