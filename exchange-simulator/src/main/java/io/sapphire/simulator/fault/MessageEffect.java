package io.sapphire.simulator.fault;

import java.time.Duration;

/** What becomes of a message, and of the connections it was meant for. */
public sealed interface MessageEffect extends Effect {

    /** Never sent; its number is missing. Of the depth stream that is a gap. */
    record Dropped() implements MessageEffect {}

    /** Sent twice. */
    record Doubled() implements MessageEffect {}

    /** Sent after the next message to the owner, or after the next of its own market stream. */
    record Overtaken() implements MessageEffect {}

    /** @param delay venue time by which it is late; others overtake it */
    record Delayed(Duration delay) implements MessageEffect {

        public Delayed {
            if (delay.isNegative() || delay.isZero()) {
                throw new IllegalArgumentException("delayMs must be positive, was " + delay.toMillis());
            }
        }
    }

    /** Sent right, and not as a client expects it. */
    record Strange(Strangeness strangeness) implements MessageEffect {}

    /** Lost with every connection it was meant for. */
    record Disconnected(Farewell farewell) implements MessageEffect {}

    /** Lost; the owner is told that the listen key has expired, and is disconnected. */
    record KeyExpired() implements MessageEffect {}

    /** How a connection ends. */
    enum Farewell {
        /** WebSocket status 1000. */
        NORMAL,
        /** WebSocket status 1001. */
        GOING_AWAY,
        /** TCP reset. */
        RESET
    }
}
