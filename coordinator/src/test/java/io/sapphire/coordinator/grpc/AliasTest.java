package io.sapphire.coordinator.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.NoView;
import org.junit.jupiter.api.Test;

class AliasTest {
    private static final AgentId SECOND = new AgentId("trend-second");
    private final Alias alias = new Alias(SECOND, Scenario.AGENT);

    @Test
    void whatItSaysInItsOwnNameIsSaidUnderTheOther() {
        var signal = Scenario.signal(1, 0.6);
        assertThat(alias.of(signal)).isNotEqualTo(signal).extracting("agent").isEqualTo(SECOND);
        assertThat(new Alias(Scenario.AGENT, SECOND).of(alias.of(signal)))
                .isEqualTo(new Alias(Scenario.AGENT, SECOND).of(signal))
                .isEqualTo(signal);
        assertThat(alias.of(Scenario.agent()).id()).isEqualTo(SECOND);
    }

    @Test
    void whatItSaysInAnothersNameStaysThat() {
        var lie = new NoView(new AgentId("honest"), Scenario.BTC, 1, "");
        assertThat(alias.of(lie)).isEqualTo(lie);
    }
}
