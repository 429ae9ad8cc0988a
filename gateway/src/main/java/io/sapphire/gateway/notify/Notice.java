package io.sapphire.gateway.notify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * Something that happened and that somebody wants to know.
 *
 * @param run whose log it is from
 * @param seq of the event it is about; of the last one, if it is about none
 * @param recorded when it was recorded, or noticed
 * @param text one sentence
 */
public record Notice(Kind kind, String run, long seq, Instant recorded, String text) {

    /** What it is about. */
    public enum Kind {
        /** An order traded. */
        FILL,
        /** Trading was halted, reduced or went on. */
        HALT,
        /** One of our own limits refused an order. */
        LIMIT,
        /** An agent is lost, or back. */
        AGENT,
        /** A position has no stop at the venue. */
        UNPROTECTED;

        /** Of these there are few, and none may be left out for the sake of the others. */
        boolean urgent() {
            return this == HALT || this == UNPROTECTED;
        }

        /** @throws IllegalArgumentException if there is none of that name */
        public static Kind named(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a notice is about fill, halt, limit, agent or unprotected; not about '%s'"
                                    .formatted(name)));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
