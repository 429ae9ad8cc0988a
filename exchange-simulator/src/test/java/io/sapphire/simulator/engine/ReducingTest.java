package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReducingTest {
    private final Script script = new Script().bids(0, "99", "9").asks(0, "101", "9");
    private final TestDesk desk = new TestDesk(script);

    @BeforeEach
    void buyTwo() {
        desk.advance(10).market("entry", BUY, "2");
        desk.advance(20);
    }

    @Test
    void aReducingOrderNeedsAPositionAgainstIt() {
        assertThat(desk.reduceOnly("x", BUY, "1")).isEqualTo(new Outcome.Refused(Refusal.REDUCE_ONLY));
    }

    @Test
    void aReducingOrderNeverTurnsThePosition() {
        desk.reduceOnly("x", SELL, "5");
        desk.advance(30);
        assertThat(desk.position()).isEqualTo("0");
        assertThat(desk.storyOf("x")).containsExactly("NEW 0", "PARTIALLY_FILLED 2", "EXPIRED 2");
    }

    @Test
    void aReducingOrderMayBeSmallerThanTheLeastNotional() {
        desk.reduceOnly("x", SELL, "0.001");
        desk.advance(30);
        assertThat(desk.order("x").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void waitingOrdersThatNoLongerReduceExpire() {
        desk.reduceOnly("waits", SELL, "2", "103");
        desk.advance(30).reduceOnly("closes", SELL, "2");
        desk.advance(40);
        assertThat(desk.storyOf("waits")).containsExactly("NEW 0", "EXPIRED 0");
        script.trade(50, BUY, "200", "9");
        desk.advance(60);
        assertThat(desk.position()).isEqualTo("0");
    }

    @Test
    void aReducingOrderThatArrivesAfterThePositionIsGoneExpires() {
        desk.reduceOnly("out", SELL, "2");
        desk.reduceOnly("late", SELL, "2", "103");
        desk.advance(30);
        assertThat(desk.storyOf("late")).containsExactly("NEW 0", "EXPIRED 0");
    }

    @Test
    void aWaitingReducingOrderFillsNoMoreThanThePosition() {
        desk.reduceOnly("waits", SELL, "2", "103");
        desk.advance(30).reduceOnly("half", SELL, "1.5");
        script.trade(50, BUY, "104", "9");
        desk.advance(60);
        assertThat(desk.position()).isEqualTo("0");
        assertThat(desk.storyOf("waits")).containsExactly("NEW 0", "PARTIALLY_FILLED 0.5", "EXPIRED 0.5");
    }

    @Test
    void aStopClosesWhateverThePositionThenIsOnceTheMarkIsThere() {
        desk.closeAt("stop", SELL, "95");
        script.bids(1_000, "99", "0", "90", "9").asks(1_000, "101", "0", "92", "9");
        script.quote(60_000, "90", "92");
        desk.advance(3_000).market("more", BUY, "1");
        desk.advance(60_000);
        assertThat(desk.position()).isEqualTo("0");
        assertThat(desk.storyOf("stop")).containsExactly("NEW 0", "FILLED 3");
        assertThat(desk.order("stop").triggered()).isTrue();
        assertThat(desk.order("stop").updated()).isEqualTo(Script.at(27_000));
    }

    @Test
    void aStopWithNothingToCloseExpires() {
        desk.reduceOnly("out", SELL, "2");
        desk.closeAt("stop", SELL, "95");
        script.bids(1_000, "99", "0", "90", "9").asks(1_000, "101", "0", "92", "9");
        script.quote(60_000, "90", "92");
        desk.advance(60_000);
        assertThat(desk.storyOf("stop")).containsExactly("NEW 0", "EXPIRED 0");
    }

    @Test
    void aStopOnTheContractPriceLooksAtTrades() {
        script.trade(30, SELL, "99.5", "1").trade(50, SELL, "97", "1");
        desk.advance(40).stop("stop", SELL, "1", "98");
        desk.advance(60);
        assertThat(desk.storyOf("stop")).containsExactly("NEW 0", "FILLED 1");
        assertThat(desk.position()).isEqualTo("1");
    }

    @Test
    void aStopThatWouldTriggerAtOnceIsRefused() {
        assertThat(desk.closeAt("a", SELL, "100")).isEqualTo(new Outcome.Refused(Refusal.WOULD_TRIGGER));
        assertThat(desk.closeAt("b", BUY, "100")).isEqualTo(new Outcome.Refused(Refusal.WOULD_TRIGGER));
        assertThat(desk.closeAt("c", SELL, "99.99")).isInstanceOf(Outcome.Taken.class);
    }
}
