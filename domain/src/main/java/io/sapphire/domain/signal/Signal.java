package io.sapphire.domain.signal;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one agent believes about one market at one moment of event time.
 *
 * @param frame number of the frame it answers
 * @param confidence calibrated probability that the price moves in the direction over the horizon; at least one half
 * @param horizon how far ahead the belief reaches, in event time
 * @param expectedReturn signed, over the horizon, before costs
 * @param risk one standard deviation of the return over the horizon, not negative
 * @param rationale one sentence for the trader
 * @param eventTime end of the frame it answers
 * @param expiry from then on the signal is no vote any more
 */
public record Signal(
        AgentId agent,
        Symbol symbol,
        long frame,
        Direction direction,
        Probability confidence,
        Duration horizon,
        Rate expectedReturn,
        Rate risk,
        List<Evidence> evidence,
        String rationale,
        Instant eventTime,
        Instant expiry)
        implements Reply {

    public Signal {
        evidence = List.copyOf(evidence);
        if (confidence.compareTo(Probability.EVEN) < 0) {
            throw new IllegalArgumentException("confidence is below one half: that is the other direction");
        }
        if (!horizon.isPositive()) {
            throw new IllegalArgumentException("horizon must be positive, was " + horizon);
        }
        if (risk.e8() < 0) {
            throw new IllegalArgumentException("risk must not be negative, was " + risk);
        }
        if (!expiry.isAfter(eventTime)) {
            throw new IllegalArgumentException("signal expires at " + expiry + ", not after " + eventTime);
        }
    }

    /** Probability of a rise over the horizon. */
    public Probability rise() {
        return switch (direction) {
            case LONG -> confidence;
            case SHORT -> confidence.complement();
            case FLAT -> Probability.EVEN;
        };
    }
}
