package io.sapphire.gateway.http;

import io.sapphire.gateway.log.LogRing;
import io.sapphire.metric.Meters;
import io.sapphire.trace.RecordedSpan;
import java.util.List;
import java.util.function.Function;

/**
 * What this process knows of itself and of whoever else runs in it.
 *
 * @param traces the steps of a trace, the first begun first; none if it is not kept
 * @param meters everything that is measured
 * @param logs the newest lines
 */
public record Insight(Function<String, List<RecordedSpan>> traces, Meters meters, LogRing logs)
        implements AutoCloseable {

    /** Listens to no more lines; who measures is closed by whoever began it. */
    @Override
    public void close() {
        logs.close();
    }
}
