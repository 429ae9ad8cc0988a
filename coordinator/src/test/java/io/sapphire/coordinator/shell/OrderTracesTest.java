package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderTracesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String INTENT = "00-11111111111111111111111111111111-1111111111111111-01";
    private static final String LATER = "00-22222222222222222222222222222222-2222222222222222-01";

    private final OrderTraces traces = new OrderTraces();

    @Test
    void whatBecomesOfAnOrderLaterBelongsToTheTraceThatIntendedIt() {
        traces.note(intended("o-1"), INTENT);

        assertThat(traces.cause(accepted("o-1"), LATER)).isEqualTo(INTENT);
        assertThat(traces.traceId(accepted("o-1"), LATER)).isEqualTo("1".repeat(32));
        assertThat(traces.cause(new OrderId("o-1"), LATER)).isEqualTo(INTENT);
    }

    @Test
    void aFactOfAnOrderNobodyIntendedBelongsToTheTurnItCameIn() {
        assertThat(traces.cause(accepted("o-1"), LATER)).isEqualTo(LATER);
        assertThat(traces.traceId(accepted("o-1"), LATER)).isEqualTo("2".repeat(32));
        assertThat(traces.isElsewhere(accepted("o-1"))).isFalse();
    }

    @Test
    void afterARestartTheTraceIsKnownAndNoStepOfItIsMadeUp() {
        traces.fold(new Recorded(1, NOW, "1".repeat(32), "0".repeat(64), intended("o-1")));

        assertThat(traces.isElsewhere(accepted("o-1"))).isTrue();
        assertThat(traces.traceId(accepted("o-1"), LATER)).isEqualTo("1".repeat(32));
        assertThat(traces.cause(new OrderId("o-1"), LATER)).isEqualTo(LATER);
    }

    @Test
    void onlyTheNewestOrdersAreRemembered() {
        for (int order = 0; order <= 4_096; order++) {
            traces.note(intended("o-" + order), INTENT);
        }

        assertThat(traces.cause(accepted("o-0"), LATER)).isEqualTo(LATER);
        assertThat(traces.cause(accepted("o-1"), LATER)).isEqualTo(INTENT);
    }

    private static MeshEvent accepted(String order) {
        return new OrderChanged(new OrderEvent.Accepted(new OrderId(order), 7, NOW), 1);
    }

    private static MeshEvent intended(String id) {
        var order = new Order(
                new OrderId(id),
                new Symbol("BTCUSDT"),
                Side.BUY,
                Quantity.of("1"),
                new Terms.Market(),
                false,
                Purpose.ENTRY);
        var authority = new Approval(1, 1, NOW);
        return new OrderChanged(
                new OrderEvent.Intended(order, 1, authority, Price.of("100"), Money.ZERO, Manner.NONE, NOW), 0);
    }
}
