package io.sapphire.simulator.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoncesTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final long MICROS = 1_000_000_000;

    private final Nonces nonces = new Nonces(Duration.ofSeconds(60));

    @Test
    void aNonceWorksOnce() {
        assertThat(use(MICROS)).isTrue();
        assertThat(use(MICROS)).isFalse();
        assertThat(use(MICROS + 1)).isTrue();
    }

    @Test
    void onlyNoncesNearTheVenuesTimeWork() {
        assertThat(use(MICROS - 60_000_001)).isFalse();
        assertThat(use(MICROS - 60_000_000)).isTrue();
        assertThat(use(MICROS + 60_000_000)).isTrue();
        assertThat(use(MICROS + 60_000_001)).isFalse();
    }

    @Test
    void aNonceOlderThanTheLastHundredIsRefusedThoughItWasNeverUsed() {
        for (int i = 1; i <= 100; i++) {
            assertThat(use(MICROS + 2L * i)).isTrue();
        }
        assertThat(use(MICROS + 1)).isFalse();
        assertThat(use(MICROS + 3)).isTrue();
        assertThat(use(MICROS + 2)).isFalse();
    }

    @Test
    void whatWasUsedBeforeARestartStaysUsed() {
        nonces.recall(MICROS);
        assertThat(use(MICROS)).isFalse();
    }

    private boolean use(long nonce) {
        return nonces.use(nonce, NOW, NOW);
    }
}
