package io.sapphire.wire;

import java.lang.System.Logger.Level;
import java.time.Duration;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** The one way to come back to a lost stream. For reading only: whatever changes the world is never retried. */
public final class Resubscribe {
    private static final System.Logger LOG = System.getLogger(Resubscribe.class.getName());
    private static final Duration FIRST = Duration.ofMillis(100);
    /** Short: a service that restarts is missed by the whole mesh. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Resubscribe() {}

    /**
     * For ever, with exponential backoff and jitter; every loss is logged. What is retried must ask the stub anew, as in
     * {@code Flux.defer(() -> stub.streamFrames(request))}: what a stub returns can be subscribed to only once.
     */
    public static RetryBackoffSpec to(String stream) {
        return Retry.backoff(Long.MAX_VALUE, FIRST)
                .maxBackoff(LONGEST)
                .transientErrors(true)
                .doBeforeRetry(loss -> LOG.log(Level.WARNING, () -> "lost " + stream + ": " + reason(loss.failure())));
    }

    /** What gRPC says and, for "io exception" alone tells nobody anything, what the socket said. */
    private static String reason(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure.toString() : failure + " (" + cause.getMessage() + ")";
    }
}
