package io.sapphire.cache;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** Counts what somebody does, in windows that begin with the first thing done. It does not fail. */
@FunctionalInterface
public interface Counters {

    /**
     * Counts one more.
     *
     * @param who is counted
     * @param window how long a count grows before it begins anew; at most {@link CacheRow#RATE}'s time to live
     */
    Mono<Count> count(String who, Duration window);

    /**
     * So far.
     *
     * @param number in this window, the one just counted among them
     * @param left of the window
     */
    record Count(long number, Duration left) {}
}
