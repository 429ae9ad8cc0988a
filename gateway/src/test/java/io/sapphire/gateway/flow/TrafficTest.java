package io.sapphire.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Topologies.EdgeRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stories record an event every 7 ms. */
class TrafficTest {
    private static final String AGENT = "trend-momentum";

    private final Story story = Story.trading("run");
    private final Traffic traffic = new Traffic();

    private EdgeRow line(String from, String to, String label) {
        story.log().forEach(recorded -> traffic.take(recorded, 1, recorded.recordTime(), nanos(recorded)));
        return edge(from, to, label, nanos(story.log().getLast()));
    }

    private EdgeRow edge(String from, String to, String label, long nanos) {
        return traffic.edges(nanos).stream()
                .filter(edge -> edge.from().equals(from)
                        && edge.to().equals(to)
                        && edge.label().startsWith(label))
                .findFirst()
                .orElseThrow();
    }

    private static long nanos(Recorded recorded) {
        return Duration.between(Story.START, recorded.recordTime()).toNanos();
    }

    @Test
    void aLineTellsHowMuchWentOverItAndHowLongItTook() {
        for (int frame = 1; frame <= 20; frame++) {
            story.frame(frame, "60000");
            story.vote(frame, 0.61);
        }
        story.trade(20, "60000", Side.BUY, "0.01");
        var rounds = line("coordinator", AGENT, "frames");
        assertThat(rounds.ratePerS()).isEqualTo(2.0);
        assertThat(rounds.p50Ms()).isEqualTo(14.0);
        assertThat(rounds.p99Ms()).isEqualTo(14.0);
        assertThat(rounds.errorRatio()).isZero();
        long now = nanos(story.log().getLast());
        assertThat(edge("exchange-adapter", "coordinator", "market", now).ratePerS())
                .isEqualTo(2.0);
        var orders = edge("coordinator", "exchange-adapter", "orders", now);
        assertThat(orders.ratePerS()).isEqualTo(0.1);
        assertThat(orders.p50Ms()).isEqualTo(7.0);
        assertThat(orders.errorRatio()).isZero();
        assertThat(edge("coordinator", "gateway", "events", now).ratePerS())
                .isEqualTo(story.log().size() / 10.0);
    }

    @Test
    void anAgentThatIsMissedAndAnOrderThatIsRefusedAreErrors() {
        story.frame(1, "60000");
        story.vote(1, 0.61);
        story.tell(new MeshEvent.RoundClosed(Story.BTC, 2, List.of(), List.of(Story.AGENT)));
        story.trade(1, "60000", Side.BUY, "0.01");
        story.order(new OrderEvent.Rejected(new OrderId("main-1-1"), -2019, "Margin is insufficient.", story.now()));
        assertThat(line("coordinator", AGENT, "frames").errorRatio()).isEqualTo(0.5);
        assertThat(edge(
                                "coordinator",
                                "exchange-adapter",
                                "orders",
                                nanos(story.log().getLast()))
                        .errorRatio())
                .isEqualTo(1.0);
    }

    @Test
    void whatIsTenSecondsOldFlowsNoMore() {
        story.frame(1, "60000");
        story.vote(1, 0.61);
        assertThat(line("coordinator", AGENT, "frames").p50Ms()).isNotNull();
        long later = nanos(story.log().getLast()) + Duration.ofSeconds(11).toNanos();
        var idle = edge("coordinator", AGENT, "frames", later);
        assertThat(idle.ratePerS()).isZero();
        assertThat(idle.p50Ms()).isNull();
        assertThat(idle.errorRatio()).isNull();
        assertThat(idle.lastUs()).isEqualTo(story.log().getLast().recordTime());
    }

    @Test
    void whatWasRecordedLongAgoIsReadAndNotHappening() {
        story.frame(1, "60000");
        story.log().forEach(old -> traffic.take(old, 1, old.recordTime().plus(Duration.ofMinutes(1)), nanos(old)));
        assertThat(traffic.edges(0)).isNotEmpty().allSatisfy(edge -> {
            assertThat(edge.ratePerS()).isZero();
            assertThat(edge.lastUs()).isNull();
        });
    }
}
