package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasoningsTest {
    private static final AgentId ASKER = new AgentId("asker");
    private static final String HASH = "0".repeat(64);

    private final Reasonings reasonings = new Reasonings(ASKER, List.of(Scenario.listing(Scenario.BTC)));

    @Test
    void eachIsToldOnceInItsOrder() {
        var first = asked(ASKER, Scenario.BTC, HASH, "one", "0");
        var second = asked(ASKER, Scenario.BTC, HASH, "two", "0");
        reasonings.put(first);
        reasonings.put(second);
        assertThat(reasonings.take()).containsExactly(first, second);
        assertThat(reasonings.take()).isEmpty();
    }

    @Test
    void whatIsNotTheAgentsOwnOrTooMuchIsRefused() {
        assertRefused(asked(new AgentId("other"), Scenario.BTC, HASH, "", "0"), "of other");
        assertRefused(asked(ASKER, Scenario.ETH, HASH, "", "0"), "on ETHUSDT");
        assertRefused(asked(ASKER, Scenario.BTC, "none", "", "0"), "without the hash of its prompt");
        assertRefused(asked(ASKER, Scenario.BTC, HASH, "x".repeat(4_001), "0"), "that is too long");
        var question = "x".repeat(16_001);
        assertRefused(
                new Reasoning(
                        ASKER, Scenario.BTC, "m", "p", HASH, "", 1, 1, Money.ZERO, Duration.ZERO, false, question),
                "that is too long");
        for (int i = 0; i < 64; i++) {
            reasonings.put(asked(ASKER, Scenario.BTC, HASH, "", "0"));
        }
        assertRefused(asked(ASKER, Scenario.BTC, HASH, "", "0"), "more often than is recorded");
    }

    @Test
    void billThatGivesMoneyBackOrOverflowsIsNoBill() {
        assertThatThrownBy(() -> asked(ASKER, Scenario.BTC, HASH, "", "-0.01")).hasMessageContaining("0 to 1000 USD");
        assertThatThrownBy(() -> asked(ASKER, Scenario.BTC, HASH, "", "1000.01"))
                .hasMessageContaining("0 to 1000 USD");
    }

    private void assertRefused(Reasoning reasoning, String what) {
        assertThatThrownBy(() -> reasonings.put(reasoning))
                .hasMessage("agent asker told of a question to a model " + what);
    }

    private static Reasoning asked(AgentId agent, Symbol symbol, String hash, String answer, String cost) {
        return new Reasoning(agent, symbol, "m", "p", hash, answer, 1, 1, Money.of(cost), Duration.ZERO, false);
    }
}
