package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.exchange.aster.signing.NonceFloor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The key of the user stream, which has to be renewed. */
class ListenKeyTest {
    private static final int MOST_STEPS = 100;

    @TempDir
    Path folder;

    /** The connection lives, and nothing will ever come over it. */
    @Test
    void aKeyTheVenueDoesNotKnowAnyMoreIsReplaced() {
        try (var bench = new VenueBench(folder, 1, "synthetic:1", "max", VenueBench.noLimits());
                var rig = new AdapterRig(bench, new MemoryDisk(), 1, NonceFloor.none())) {
            while (rig.mark().isEmpty()) {
                var _ = rig.step();
            }
            assertThat(asked(bench, "POST")).isEqualTo(1);
            var _ = bench.admin(
                    "POST",
                    "/admin/faults",
                    "{\"mode\":\"rest.error\",\"executed\":false,\"status\":400,\"code\":-1125,"
                            + "\"endpoint\":\"PUT /fapi/v3/listenKey\"}");
            rig.pass(Duration.ofMinutes(30));
            for (int step = 0; step < MOST_STEPS && asked(bench, "POST") == 1; step++) {
                var _ = rig.step();
            }
            assertThat(asked(bench, "PUT")).isEqualTo(1);
            assertThat(asked(bench, "POST")).isEqualTo(2);

            var _ = rig.step();
            var _ = rig.await(rig.desk()
                    .submit(order(), new Approval(1, 1, Instant.MAX), new byte[0])
                    .thenReturn(true));
            var _ = rig.step();
            var _ = rig.step();
            assertThat(rig.reports())
                    .anyMatch(report -> report instanceof MeshEvent.OrderChanged(OrderEvent.Filled _, long _));
        }
    }

    private static Order order() {
        return new Order(
                new OrderId("after"),
                new Symbol(VenueBench.SYMBOL),
                Side.BUY,
                Quantity.of("0.1"),
                new Terms.Market(),
                false,
                Purpose.ENTRY);
    }

    private static long asked(VenueBench bench, String method) {
        return bench.admin("GET", "/admin/requests?from=1&limit=10000", "")
                .path("requests")
                .valueStream()
                .filter(request -> request.path("path").asString().endsWith("/listenKey"))
                .map(request -> request.path("method"))
                .map(JsonNode::asString)
                .filter(method::equals)
                .count();
    }
}
