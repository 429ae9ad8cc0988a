package io.sapphire.gateway.notify;

import java.io.Serial;
import java.time.Duration;

/** A notice was not taken. Its message names no address: there may be a secret in it. */
public final class Undelivered extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean passing;
    private final Duration wait;

    /**
     * @param passing whether it may be taken when told again
     * @param wait how long we are asked not to come back; nil if not asked
     */
    Undelivered(String message, boolean passing, Duration wait) {
        super(message);
        this.passing = passing;
        this.wait = wait;
    }

    boolean passing() {
        return passing;
    }

    Duration wait(Duration otherwise) {
        return wait.isZero() ? otherwise : wait;
    }
}
