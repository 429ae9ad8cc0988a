package io.sapphire.simulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    private final RequestLog log = new RequestLog();

    @Test
    void secretsAreNotKept() {
        add("symbol=BTCUSDT&nonce=1&signer=0xab&signature=0xcd");
        assertThat(log.from(1, 1).getFirst().parameters()).isEqualTo("symbol=BTCUSDT&nonce=1&signer=0xab");
    }

    @Test
    void aRequestThatIsNotAnsweredHasNoStatus() {
        add("");
        assertThat(log.from(1, 1).getFirst().status()).isZero();
        log.answered(1, Answer.error(400, -1121, new byte[0]));
        assertThat(log.from(1, 1).getFirst().status()).isEqualTo(400);
        assertThat(log.from(1, 1).getFirst().code()).isEqualTo(-1121);
    }

    @Test
    void tenThousandAreKept() {
        for (int i = 0; i < 10_001; i++) {
            add("");
        }
        assertThat(log.last()).isEqualTo(10_001);
        assertThat(log.from(1, 20_000)).hasSize(10_000);
        assertThat(log.from(1, 1).getFirst().number()).isEqualTo(2);
        log.answered(1, Answer.of(new byte[0]));
        assertThat(log.from(1, 20_000)).hasSize(10_000);
    }

    private void add(String text) {
        log.add(log.next(), new Call("a", "GET", "/", text), Instant.EPOCH, 0);
    }
}
