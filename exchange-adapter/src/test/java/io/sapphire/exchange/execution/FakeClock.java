package io.sapphire.exchange.execution;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The venue's clock, moved by hand. */
final class FakeClock implements InstantSource {
    static final Instant START = Instant.parse("2013-11-26T00:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration span) {
        now = now.plus(span);
    }
}
