package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.exchange.aster.AccountWishes;
import io.sapphire.exchange.aster.limit.BanMemory;
import io.sapphire.exchange.aster.limit.FileBanMemory;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.execution.OrderName;
import io.sapphire.exchange.marketdata.VenueNotReachedException;
import io.sapphire.simulator.LimitProperties;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A venue that enforces its limits, in its own minutes, and an adapter that lives with them. */
class VenueLimitsTest {
    private static final int ORDERS = 20;
    /** 90 % of the venue's limit is ours, and of that 78 % is for new orders. */
    private static final int NEW_ORDERS = 14;

    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;

    @TempDir
    Path folder;

    private final MemoryDisk disk = new MemoryDisk();

    private VenueBench bench;
    private AdapterRig rig;

    @AfterEach
    void stop() {
        rig.close();
        bench.close();
    }

    @Test
    void theAdapterStaysWithinAndKeepsAReserveForCancels() {
        start(new LimitProperties(true, LimitProperties.Clock.VENUE, 2_400, ORDERS), BanMemory.none());
        var ids = IntStream.range(0, 30).mapToObj(this::submit).toList();
        assertThat(bench.ledger().orders()).hasSize(NEW_ORDERS);
        var taken = ids.subList(0, NEW_ORDERS);
        for (var id : taken) {
            var _ = rig.await(rig.desk().cancel(new OrderName.Ours(id), 1));
        }
        var _ = rig.step();
        assertThat(bench.ledger().orders()).noneMatch(Ledger.Row::isOpen);
        assertThat(statuses()).doesNotContain(TOO_MANY, BANNED);

        for (int frame = 0; frame < 7; frame++) {
            var _ = rig.step();
        }
        var _ = submit(30);
        assertThat(bench.ledger().orders()).hasSize(NEW_ORDERS + 1);
    }

    /** Somebody else at this address used it up: the venue says so before anything was counted here. */
    @Test
    void a429StopsEverythingAndDoesNotBecomeABan() {
        start(new LimitProperties(true, LimitProperties.Clock.VENUE, 2_400, 1_200), BanMemory.none());
        var _ = bench.admin("PUT", "/admin/limits", "{\"enforced\":true,\"orders\":1}");
        for (int number = 0; number < 30; number++) {
            var _ = submit(number);
        }
        assertThat(statuses().stream().filter(status -> status == TOO_MANY)).hasSizeLessThanOrEqualTo(1);
        assertThat(statuses()).doesNotContain(BANNED);
    }

    @Test
    void aBanIsObeyedAndARestartRemembersIt() {
        var memory = new FileBanMemory(folder.resolve("ban"));
        start(VenueBench.noLimits(), memory);
        var _ = bench.admin(
                "POST",
                "/admin/faults",
                "{\"mode\":\"limit.418\",\"endpoint\":\"POST /fapi/v3/order\",\"retryAfterS\":300}");
        var _ = submit(1);
        int asked = statuses().size();
        assertThat(statuses()).endsWith(BANNED);

        var _ = submit(2);
        assertThat(statuses()).hasSize(asked);
        rig.close();
        assertThatThrownBy(() -> rig(memory))
                .isInstanceOf(VenueNotReachedException.class)
                .hasMessageContaining("the venue has banned this address until 2026-01-05T00:05:00Z");
        assertThat(statuses()).hasSize(asked);
        assertThat(bench.ledger().orders()).isEmpty();
    }

    private void start(LimitProperties limits, BanMemory memory) {
        bench = new VenueBench(folder.resolve("ledger"), 1, "synthetic:1", "max", limits);
        rig = rig(memory);
        while (rig.mark().isEmpty()) {
            var _ = rig.step();
        }
    }

    private AdapterRig rig(BanMemory memory) {
        return new AdapterRig(bench, disk, 1, NonceFloor.none(), AccountWishes.oneWay(), memory);
    }

    /** A bid far from the market; what may not leave is an answer too. */
    private OrderId submit(int number) {
        var id = new OrderId("limit-" + number);
        var terms = new Terms.Limit(Price.of("900"), TimeInForce.GTC);
        var order =
                new Order(id, new Symbol(VenueBench.SYMBOL), Side.BUY, Quantity.of("0.1"), terms, false, Purpose.ENTRY);
        var _ = rig.await(rig.desk()
                .submit(order, new Approval(1, 1, Instant.MAX), new byte[0])
                .thenReturn(true));
        return id;
    }

    /** Of every request the venue was sent, oldest first. */
    private List<Integer> statuses() {
        return bench.admin("GET", "/admin/requests?from=1&limit=10000", "").findValues("status").stream()
                .map(JsonNode::asInt)
                .toList();
    }
}
