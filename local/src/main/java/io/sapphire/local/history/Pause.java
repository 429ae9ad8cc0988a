package io.sapphire.local.history;

import java.time.Duration;

/** Waits, so that a venue is not asked too often. */
@FunctionalInterface
interface Pause {

    /** @return whether to go on; not if somebody wants it to end */
    boolean rest(Duration span) throws InterruptedException;
}
