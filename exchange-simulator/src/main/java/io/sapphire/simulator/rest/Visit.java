package io.sapphire.simulator.rest;

import io.sapphire.simulator.fault.RequestEffect;
import java.time.Duration;

/**
 * A request that was read, and what is to become of it.
 *
 * @param number of the request
 * @param spent what it used of its client's limits
 */
public record Visit(long number, Call call, Limits.Spent spent, Fate fate) {

    /** What is to become of it. */
    sealed interface Fate {

        /** Refused by a limit. */
        record Refused(Answer answer) implements Fate {}

        /** Hit by a fault. */
        record Struck(RequestEffect effect) implements Fate {}

        record Usual() implements Fate {}
    }

    /** Wall time until the venue looks at it. */
    public Duration before() {
        return fate instanceof Fate.Struck(RequestEffect.Late(Duration before, Duration _)) ? before : Duration.ZERO;
    }
}
