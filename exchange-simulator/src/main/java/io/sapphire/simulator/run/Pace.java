package io.sapphire.simulator.run;

import java.time.Duration;

/** How venue time relates to wall time. */
public sealed interface Pace {

    /** Venue time is wall time; the clock does not wait for anybody. */
    record Real() implements Pace {}

    /** Venue time moves in steps a client asks for, at most so many times faster than the wall clock. */
    record Stepped(int factor) implements Pace {}

    /** Venue time moves in steps a client asks for, as fast as it asks. */
    record Unbounded() implements Pace {}

    /** @param text {@code 1}, a whole number above 1, or {@code max} */
    static Pace of(String text) {
        if (text.equals("max")) {
            return new Unbounded();
        }
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException("speed must be a whole number from 1 on or max, was '" + text + "'");
        }
        int factor = Integer.parseInt(text);
        return factor == 1 ? new Real() : new Stepped(factor);
    }

    default boolean isLockStep() {
        return !(this instanceof Real);
    }

    /** How long so much venue time should take. */
    default Duration wallTime(Duration venueTime) {
        return switch (this) {
            case Real _ -> venueTime;
            case Stepped(int factor) -> venueTime.dividedBy(factor);
            case Unbounded _ -> Duration.ZERO;
        };
    }

    /** As it was written. */
    default String text() {
        return switch (this) {
            case Real _ -> "1";
            case Stepped(int factor) -> Integer.toString(factor);
            case Unbounded _ -> "max";
        };
    }
}
