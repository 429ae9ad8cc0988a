package io.sapphire.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @Test
    void namesAndSocketsAreTold() {
        assertThat(Address.parse("in-process:adapter")).isEqualTo(new Address.InProcess("adapter"));
        assertThat(Address.parse("127.0.0.1:0")).isEqualTo(new Address.Socket("127.0.0.1", 0));
        assertThat(Address.parse("exchange-adapter:9090")).isEqualTo(new Address.Socket("exchange-adapter", 9090));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in-process:", "127.0.0.1", ":9090", "host:", "host:-1", "host:65536", "host:http"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse(text))
                .withMessage("address must be in-process:NAME or HOST:PORT, was '" + text + "'");
    }
}
