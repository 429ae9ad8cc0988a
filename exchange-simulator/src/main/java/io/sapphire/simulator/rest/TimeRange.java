package io.sapphire.simulator.rest;

import java.time.Duration;
import java.time.Instant;

/** From when to when rows are wanted; both ends included. */
record TimeRange(Instant start, Instant end) {

    /** @param longest a client may ask for with both ends */
    static TimeRange of(Parameters parameters, Duration longest) {
        var start = parameters.time("startTime", Instant.MIN);
        var end = parameters.time("endTime", Instant.MAX);
        if (start.isAfter(end)) {
            throw RequestException.of(-1023, "Start time is greater than end time.");
        }
        boolean closed = parameters.has("startTime") && parameters.has("endTime");
        if (closed && Duration.between(start, end).compareTo(longest) > 0) {
            throw RequestException.of(
                    -1127, "More than " + longest.toHours() + " hours between startTime and endTime.");
        }
        return new TimeRange(start, end);
    }

    /** Of rows that can be asked for by time or from an id on, but not by both. */
    static TimeRange insteadOf(String cursor, Parameters parameters, Duration longest) {
        if (parameters.has(cursor) && (parameters.has("startTime") || parameters.has("endTime"))) {
            throw RequestException.of(
                    -1128, "Combination of optional parameters invalid: '" + cursor + "' and a time.");
        }
        return of(parameters, longest);
    }

    boolean contains(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }
}
