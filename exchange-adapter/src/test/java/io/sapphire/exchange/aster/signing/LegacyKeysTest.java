package io.sapphire.exchange.aster.signing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"ASTER_API_KEY", "ASTER_API_SECRET"})
    void hmacKeyIsRefusedInOneSentenceThatDoesNotQuoteIt(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LegacyKeys.refuse(Map.of(name, "2b5eb11e18796d12")::get))
                .withMessageStartingWith(
                        name + " is a V1 (HMAC) key and is not used: Aster V3 wants every request signed")
                .withMessageNotContaining("2b5e");
    }

    @Test
    void emptyVariableIsNoKey() {
        assertThatNoException().isThrownBy(() -> LegacyKeys.refuse(Map.of("ASTER_API_KEY", " ")::get));
    }
}
