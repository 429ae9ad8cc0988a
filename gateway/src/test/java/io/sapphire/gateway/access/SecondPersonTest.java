package io.sapphire.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecondPersonTest {
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final SecondPerson second = new SecondPerson(true, () -> now);

    private void asks(String who, String wish) {
        assertThatThrownBy(() -> second.agree(who, wish))
                .isInstanceOf(AwaitsSecond.class)
                .hasMessage("Noted, and not done: another operator has to ask for the same within ten minutes.");
    }

    @Test
    void twoWhoAskForTheSameAgreeAndAreBothNamed() {
        asks("ann", "resume ");
        assertThat(second.agree("bob", "resume ")).isEqualTo("ann+bob");
        asks("bob", "resume ");
    }

    @Test
    void anotherValueIsAnotherWish() {
        asks("ann", "limit max-order-notional 600");
        asks("bob", "limit max-order-notional 60000");
    }

    @Test
    void whatWasAskedForTenMinutesAgoIsForgotten() {
        asks("ann", "resume ");
        now = now.plusSeconds(601);
        asks("bob", "resume ");
        assertThat(second.agree("ann", "resume ")).isEqualTo("bob+ann");
    }

    @Test
    void whoeverStopsTradingTakesBackWhatWasAgreedTo() {
        asks("ann", "resume ");
        second.stopped();
        asks("bob", "resume ");
    }

    @Test
    void thePageAndTheHomesTokenAreOnePerson() {
        asks("mission-control", "resume ");
        asks("api-token", "resume ");
        assertThat(second.agree("ann", "resume ")).isEqualTo("api-token+ann");
    }

    @Test
    void whereOneIsEnoughNobodyWaits() {
        assertThat(new SecondPerson(false, () -> now).agree("ann", "resume ")).isEqualTo("ann");
    }
}
