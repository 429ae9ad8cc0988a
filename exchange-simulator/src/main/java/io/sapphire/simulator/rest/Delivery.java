package io.sapphire.simulator.rest;

import java.time.Duration;

/**
 * How a request ends for its client.
 *
 * @param answer what the client is told, or would be
 * @param manner whether it is told
 * @param delay wall time until then
 */
public record Delivery(Answer answer, Manner manner, Duration delay) {

    /** What is done with an answer. */
    public enum Manner {
        SENT,
        /** Never sent; the connection stays open. */
        WITHHELD,
        /** Never sent; the connection is closed. */
        CUT
    }

    public static Delivery now(Answer answer) {
        return new Delivery(answer, Manner.SENT, Duration.ZERO);
    }
}
