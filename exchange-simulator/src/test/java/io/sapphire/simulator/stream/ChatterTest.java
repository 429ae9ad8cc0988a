package io.sapphire.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChatterTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Chatter chatter = new Chatter(nanos::get);

    @Test
    void tenMessagesASecondAreNotTooMuch() {
        for (int i = 0; i < 50; i++) {
            nanos.addAndGet(100_000_000);
            assertThat(chatter.isTooMuch()).isFalse();
        }
        nanos.addAndGet(50_000_000);
        assertThat(chatter.isTooMuch()).isTrue();
    }
}
