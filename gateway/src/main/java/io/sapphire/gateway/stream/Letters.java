package io.sapphire.gateway.stream;

import io.sapphire.gateway.view.Running.Mode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is said about the stream itself. */
final class Letters {

    private Letters() {}

    /** The first message. */
    record Hello(
            String streamId,
            @Nullable String runId,
            long seq,
            Instant serverTimeUs,
            Duration heartbeatMs,
            String build,
            @Nullable Mode mode) {}

    /** Nothing else went out for a while. */
    record Heartbeat(
            Instant serverTimeUs, long seq, @Nullable Long lagMs) {}

    /** Everything shown so far belongs to another run. */
    record Reset(@Nullable String runId) {}

    /** The gateway closes the stream; no fact is lost if the client resumes. */
    record Bye(String reason, Duration retryMs) {}
}
