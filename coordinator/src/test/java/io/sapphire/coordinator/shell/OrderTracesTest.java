package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderTracesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String TURN = "00-11111111111111111111111111111111-1111111111111111-01";

    private final OrderTraces traces = new OrderTraces();

    @Test
    void aFactOfAnOrderNobodyIntendedBelongsToTheTurnItCameIn() {
        var accepted = accepted("o-1");

        assertThat(traces.cause(accepted, TURN)).isEqualTo(TURN);
        assertThat(traces.traceId(accepted, TURN)).isEqualTo("1".repeat(32));
        assertThat(traces.isElsewhere(accepted)).isFalse();
    }

    private static MeshEvent accepted(String order) {
        return new OrderChanged(new OrderEvent.Accepted(new OrderId(order), 7, NOW), 1);
    }
}
