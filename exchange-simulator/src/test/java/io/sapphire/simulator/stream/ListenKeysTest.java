package io.sapphire.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenKeysTest {
    private long nanos = 99;
    private final ListenKeys keys = new ListenKeys(() -> nanos);

    @Test
    void askingAgainGivesTheSameKeyAnotherHour() {
        var key = keys.open();
        pass(Duration.ofMinutes(59));
        assertThat(keys.open()).isEqualTo(key).hasSize(64);
        pass(Duration.ofMinutes(59));
        assertThat(keys.isValid(key)).isTrue();
        assertThat(keys.extend()).isTrue();
        pass(Duration.ofMinutes(59));
        assertThat(keys.isValid(key)).isTrue();
    }

    @Test
    void aKeyNobodyExtendsExpiresOnce() {
        var key = keys.open();
        assertThat(keys.expire()).isFalse();
        pass(Duration.ofMinutes(60));
        assertThat(keys.isValid(key)).isFalse();
        assertThat(keys.extend()).isFalse();
        assertThat(keys.expire()).isTrue();
        assertThat(keys.expire()).isFalse();
        assertThat(keys.open()).isNotEqualTo(key);
    }

    @Test
    void aClosedKeyIsNotValidAndDoesNotExpire() {
        var key = keys.open();
        keys.close();
        assertThat(keys.isValid(key)).isFalse();
        assertThat(keys.expire()).isFalse();
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
