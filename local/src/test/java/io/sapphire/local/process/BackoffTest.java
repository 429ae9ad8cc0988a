package io.sapphire.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsTwiceAsLongEachTimeUpToItsLimit() {
        var backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3));
        assertThat(IntStream.range(0, 5).mapToObj(backoff::before).map(Duration::toMillis))
                .containsExactly(500L, 1000L, 2000L, 3000L, 3000L);
        assertThat(backoff.before(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(3));
    }
}
