package io.sapphire.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnprotectedTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final Unprotected watch = new Unprotected(Duration.ofSeconds(30));

    private Optional<String> look(int bareSeconds, int second) {
        return watch.look(Duration.ofSeconds(bareSeconds), "run", 7, START.plusSeconds(second))
                .map(Notice::text);
    }

    @Test
    void whatLastsIsToldAgainEveryFiveMinutesAndItsEndOnce() {
        assertThat(look(30, 0)).isEmpty();
        assertThat(look(31, 1)).contains("A position has had no stop at the venue for 31 s");
        assertThat(look(32, 2)).isEmpty();
        assertThat(look(330, 300)).isEmpty();
        assertThat(look(331, 301)).contains("A position has had no stop at the venue for 331 s");
        assertThat(look(0, 302)).contains("Every position has a stop at the venue again, or none is open");
        assertThat(look(0, 303)).isEmpty();
    }
}
