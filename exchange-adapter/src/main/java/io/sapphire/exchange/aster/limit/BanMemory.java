package io.sapphire.exchange.aster.limit;

import java.time.Instant;

/**
 * Remembers a ban across restarts: whoever goes on asking is banned for longer, up to three days. Times are this
 * machine's, since a venue that has banned us cannot be asked for its own.
 */
public interface BanMemory {

    /** Long ago if there is none. */
    Instant until();

    void remember(Instant until);

    /** Forgets at every start. */
    static BanMemory none() {
        return new BanMemory() {
            @Override
            public Instant until() {
                return Instant.EPOCH;
            }

            @Override
            public void remember(Instant until) {}
        };
    }
}
