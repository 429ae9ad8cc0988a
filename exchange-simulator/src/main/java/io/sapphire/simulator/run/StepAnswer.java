package io.sapphire.simulator.run;

import io.sapphire.domain.market.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * What one step brought.
 *
 * @param step its number
 * @param venueTime to which it brought the clock
 * @param frames the markets whose frame ended
 * @param last what a client must have seen before it has seen the whole step
 * @param ended the recording is over; there will be no more steps
 */
public record StepAnswer(long step, Instant venueTime, List<Symbol> frames, LastSequence last, boolean ended) {

    public StepAnswer {
        frames = List.copyOf(frames);
    }
}
