package io.sapphire.agents.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToxicityAgentTest {
    private static final ToxicityParameters PARAMETERS =
            new ToxicityParameters(100, 10, 0.95, Duration.ofDays(30), Duration.ofMinutes(5), 0.2);
    private static final int DAY = 8640;

    private final Speaker agent = new Speaker(new ToxicityAgent(PARAMETERS, List.of(Scene.listing())));

    @Test
    void oneSidedBuyingAfterCalmTradingIsASoftLong() {
        var signal = lastSignal(observe(DAY, DAY / 2, Side.BUY));
        assertThat(signal.direction()).isEqualTo(Direction.LONG);
        assertThat(signal.confidence().ratio()).isBetween(0.51, 0.53);
        assertThat(signal.rationale()).contains("buyers seem to know something");
    }

    @Test
    void oneSidedSellingIsASoftShort() {
        assertThat(lastSignal(observe(DAY, DAY / 2, Side.SELL)).direction()).isEqualTo(Direction.SHORT);
    }

    @Test
    void balancedTradingHasNoSide() {
        var signal = lastSignal(observe(2 * DAY, 0, Side.BUY));
        assertThat(signal.direction()).isEqualTo(Direction.FLAT);
        assertThat(signal.rationale()).endsWith("no side.");
    }

    @Test
    void firstDayOnlyTeachesWhatADayTrades() {
        var replies = observe(DAY - 1, 0, Side.BUY);
        assertThat(replies).allMatch(NoView.class::isInstance);
        assertThat(((NoView) replies.getLast()).reason()).isEqualTo("between bars");
        assertThat(replies)
                .anyMatch(reply ->
                        ((NoView) reply).reason().contains("the volume of an ordinary day is known at midnight"));
    }

    @Test
    void bookAgainstTheFlowTakesTheSideAway() {
        var replies = new ArrayList<>(observe(DAY, DAY / 2, Side.BUY));
        int next = DAY + DAY / 2;
        for (int i = 0; i < 6; i++) {
            replies.add(show(next + i, Side.BUY, Quantity.of("1"), Quantity.of("9")));
        }
        assertThat(lastSignal(replies).direction()).isEqualTo(Direction.FLAT);
    }

    @Test
    void gapStartsTheBucketsAgain() {
        var _ = observe(DAY, DAY / 2, Side.BUY);
        var reply = new ArrayList<Reply>();
        int later = 2 * DAY;
        for (int i = 0; i < 12; i++) {
            reply.add(show(later + i, Side.BUY, Quantity.of("9"), Quantity.of("1")));
        }
        assertThat(reply).allMatch(NoView.class::isInstance);
        assertThat(reply).anyMatch(one -> ((NoView) one).reason().startsWith("warming up: "));
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new ToxicityParameters(50, 50, 0.5, Duration.ofDays(30), Duration.ofMinutes(5), 0.2))
                .hasMessage("gate of vpin-hft must be 0.8 to 0.999 rank, was 0.5");
    }

    /** Balanced trading for so many frames, then so many with trades of one side only. */
    private List<Reply> observe(int balanced, int oneSided, Side side) {
        var replies = new ArrayList<Reply>();
        for (int i = 0; i < balanced; i++) {
            var aggressor = i % 2 == 0 ? Side.BUY : Side.SELL;
            replies.add(show(i, aggressor, Quantity.of("2"), Quantity.of("2")));
        }
        for (int i = balanced; i < balanced + oneSided; i++) {
            boolean chance = i % 50 < 48 - (i - balanced) / 100;
            var aggressor = chance ? (i % 2 == 0 ? Side.BUY : Side.SELL) : side;
            var strong = Quantity.of("9");
            var weak = Quantity.of("1");
            replies.add(side == Side.BUY ? show(i, aggressor, strong, weak) : show(i, aggressor, weak, strong));
        }
        return replies;
    }

    private Reply show(int index, Side aggressor, Quantity bid, Quantity ask) {
        var price = Price.of(index % 2 == 0 ? "1000.01" : "1000.00");
        var trade = Scene.trade(Duration.ofSeconds(10L * index), price, Quantity.of("1"), aggressor);
        MarketFrame frame = Scene.frame(index, Scene.book(Price.of("1000"), bid, ask), trade);
        return agent.observe(Scene.observation(frame));
    }

    private static Signal lastSignal(List<Reply> replies) {
        return replies.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList()
                .getLast();
    }
}
