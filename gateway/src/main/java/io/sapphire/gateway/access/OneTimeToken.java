package io.sapphire.gateway.access;

import java.util.concurrent.atomic.AtomicBoolean;

/** Opens one session, once. */
public final class OneTimeToken {
    private final Secret secret;
    private final AtomicBoolean used = new AtomicBoolean();

    public OneTimeToken(Secret secret) {
        this.secret = secret;
    }

    /** Whether this is the token and it was not used before. */
    boolean redeem(String text) {
        return secret.matches(text) && used.compareAndSet(false, true);
    }

    /** For the one who has to pass it on. */
    public String reveal() {
        return secret.reveal();
    }

    @Override
    public String toString() {
        return secret.toString();
    }
}
