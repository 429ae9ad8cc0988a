package io.sapphire.local.logbook;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines of one level, logger and cause.
 *
 * @param example the newest message
 * @param traces ids of the first few traces it belonged to
 */
record Group(
        String level,
        String logger,
        String cause,
        long count,
        String first,
        String last,
        String example,
        List<String> traces) {

    /** Those seen so far. */
    static final class Growing {
        private static final int MOST_TRACES = 5;

        private final String level;
        private final String logger;
        private final String cause;
        private final Set<String> traces = new LinkedHashSet<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private String example = "";
        private long count;

        Growing(LogLine line) {
            this.level = line.level();
            this.logger = line.field("logger_name");
            this.cause = line.cause();
        }

        void add(LogLine line) {
            count++;
            first = line.time().isBefore(first) ? line.time() : first;
            if (!line.time().isBefore(last)) {
                last = line.time();
                example = line.field("message");
            }
            var trace = line.field("trace_id");
            if (!trace.isEmpty() && traces.size() < MOST_TRACES) {
                traces.add(trace);
            }
        }

        long count() {
            return count;
        }

        Group done() {
            return new Group(
                    level, logger, cause, count, first.toString(), last.toString(), example, List.copyOf(traces));
        }
    }
}
