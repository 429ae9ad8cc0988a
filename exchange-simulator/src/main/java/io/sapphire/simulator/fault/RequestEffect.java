package io.sapphire.simulator.fault;

import io.sapphire.simulator.order.Treatment;
import java.time.Duration;

/** What a client gets for its request in place of the answer. */
public sealed interface RequestEffect extends Effect {

    /** Whether the venue does what was asked. */
    default boolean executed() {
        return true;
    }

    /**
     * The answer comes, but late.
     *
     * @param before wall time until the venue looks at the request
     * @param after wall time until it answers what it did
     */
    record Late(Duration before, Duration after) implements RequestEffect {

        public Late {
            if (before.isNegative() || after.isNegative()) {
                throw new IllegalArgumentException("an answer cannot be early");
            }
        }
    }

    /**
     * Another answer, which says nothing of what was done.
     *
     * @param status of HTTP
     * @param code of the venue, if the body has one
     */
    record Failed(boolean executed, int status, int code, String message, Body body) implements RequestEffect {

        public Failed {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status must be from 200 to 599, was " + status);
            }
        }
    }

    /** No answer; the connection stays open. */
    record Silent(boolean executed) implements RequestEffect {}

    /** No answer; the connection is closed after the request was read. */
    record Closed(boolean executed) implements RequestEffect {}

    /** The answer cannot be decoded. */
    record Damaged(Damage damage) implements RequestEffect {}

    /** The answer to the latest request before it with the same method and path; its own if there was none. */
    record Stale() implements RequestEffect {}

    /** The answer comes as usual, and the order the venue takes is handled in another way than usual. */
    record Treated(Treatment treatment) implements RequestEffect {}

    /** The order the request names trades wholly before the venue looks at the request. */
    record FilledFirst() implements RequestEffect {}

    /** The answer is right, and not what a client expects. */
    record Strange(Strangeness strangeness) implements RequestEffect {}

    /**
     * Refused as if a limit were exceeded.
     *
     * @param banned 418 instead of 429
     * @param retryAfterSeconds 0 leaves the header out
     */
    record Limited(boolean banned, int retryAfterSeconds) implements RequestEffect {

        public Limited {
            if (retryAfterSeconds < 0) {
                throw new IllegalArgumentException("retryAfterS cannot be negative, was " + retryAfterSeconds);
            }
        }

        @Override
        public boolean executed() {
            return false;
        }
    }

    /** What an answer without sense looks like. */
    enum Body {
        /** The venue's error object. */
        JSON,
        TEXT,
        /** A page of the web server in front of the venue. */
        HTML
    }

    /** How an answer is damaged; its length header agrees with what is sent. */
    enum Damage {
        /** The first half only. */
        TRUNCATED,
        /** The whole body twice. */
        DOUBLED
    }
}
