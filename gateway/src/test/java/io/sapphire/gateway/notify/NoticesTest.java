package io.sapphire.gateway.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Side;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.notify.Notice.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private final Story story = Story.trading("run");

    private List<Notice> notices() {
        var notices = new Notices();
        return story.log().stream().map(notices::of).flatMap(Optional::stream).toList();
    }

    @Test
    void fillIsToldWithItsPriceAndFee() {
        story.frame(1, "60000");
        story.trade(1, "60000", Side.BUY, "0.01");
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.FILL);
            assertThat(notice.run()).isEqualTo("run");
            assertThat(notice.seq()).isEqualTo(story.log().size());
            assertThat(notice.text()).startsWith("BUY 0.01 BTCUSDT at 60000, fee 0.24 USDT, order main-1-");
        });
    }

    @Test
    void operatorsHandIsToldWithNameAndReason() {
        story.tell(new MeshEvent.TradingHalted("ann", "news", story.now(), new Scope.Market(Story.BTC)));
        story.tell(new MeshEvent.TradingReduced("ann", "still news", story.now()));
        story.tell(new MeshEvent.OperatorActed("ann", "FLATTEN", "too much news", story.now()));
        story.tell(new MeshEvent.TradingResumed("ann", "news are old", story.now()));
        assertThat(notices())
                .extracting(Notice::text)
                .containsExactly(
                        "Trading of BTCUSDT is HALTED, by ann: news",
                        "Trading is REDUCING, by ann: still news",
                        "Trading is HALTED and positions are being CLOSED, by ann: too much news",
                        "Trading is ACTIVE again, by ann: news are old");
    }

    @Test
    void limitThatRefusesOrderAfterOrderIsToldOnce() {
        story.frame(1, "60000");
        story.deny(Side.BUY, "0.05", "60000");
        story.deny(Side.BUY, "0.05", "60000");
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.LIMIT);
            assertThat(notice.text())
                    .isEqualTo("An order of BTCUSDT is refused, POSITION_NOTIONAL: The market's position would be worth"
                            + " more than it may be. 2100 against 2000 USDT; told once an hour");
        });
    }

    @Test
    void agentIsLostAndBackAndItsFirstComingIsNoNews() {
        story.tell(new MeshEvent.AgentLeft(Story.AGENT, "its lease ran out"));
        story.tell(new MeshEvent.AgentJoined(Story.agent(Story.AGENT), false));
        assertThat(notices())
                .extracting(Notice::text)
                .containsExactly("Agent trend-momentum is lost: its lease ran out", "Agent trend-momentum is back");
    }
}
