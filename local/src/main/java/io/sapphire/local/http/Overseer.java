package io.sapphire.local.http;

import io.sapphire.domain.market.Money;

/** Who knows what the venue is about to do: a simulator's admin port, or nobody but the options of {@code up}. */
public interface Overseer extends AutoCloseable {

    boolean isReachable();

    /** What is replayed, followed or traded. */
    ReplayPlan plan();

    /** Equity by the simulator's own books. @throws IllegalStateException if the venue is no simulator */
    Money equity();

    @Override
    void close();
}
