package io.sapphire.domain.event;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;

/**
 * What one seat contributed to a decision.
 *
 * @param signalFrame frame of the signal that counted; 0 if none did
 * @param confidence of the direction; one half if the seat did not vote
 * @param weight share of all seats, in ppm
 * @param logOddsE8 clipped log-odds of a rise before weighting, in 1e-8 units
 * @param reason why the seat did not vote; empty if it did
 */
public record Vote(
        AgentId agent,
        State state,
        long signalFrame,
        Direction direction,
        Probability confidence,
        int weight,
        long logOddsE8,
        String reason) {

    /** Whether a seat's voice counted. */
    public enum State {
        VOTED,
        ABSTAINED,
        EXPIRED,
        MUTED,
        LOST
    }
}
