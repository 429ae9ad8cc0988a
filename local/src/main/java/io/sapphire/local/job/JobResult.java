package io.sapphire.local.job;

import java.util.List;

/** What came of a job that ended well. */
public sealed interface JobResult {

    /** The report of a backtest, twice. */
    record Report(String json, String html) implements JobResult {}

    /** A table for people. */
    record Lines(List<String> lines) implements JobResult {

        public Lines {
            lines = List.copyOf(lines);
        }
    }
}
