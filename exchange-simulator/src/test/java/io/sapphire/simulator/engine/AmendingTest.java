package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmendingTest {
    private final Script script = new Script().bids(0, "99", "9").asks(0, "101", "9");
    private final TestDesk desk = new TestDesk(script).advance(10);

    @Test
    void anAmendedOrderRestsAtItsNewPrice() {
        desk.limit("a", BUY, "2", "98", TimeInForce.GTC);
        desk.advance(20);
        assertThat(amend("3", "97")).isInstanceOf(Outcome.Taken.class);
        script.trade(30, SELL, "97.5", "9").trade(40, SELL, "96", "9");
        desk.advance(35);
        assertThat(desk.fills()).isEmpty();
        assertThat(desk.user.getLast()).isInstanceOf(UserFact.OrderAmended.class);
        desk.advance(50);
        assertThat(desk.fills()).containsExactly("97 x 3 maker");
    }

    @Test
    void anOrderMadeSmallerKeepsItsPlaceAndOneMadeLargerLosesIt() {
        desk.limit("a", BUY, "4", "99", TimeInForce.GTC);
        desk.advance(20);
        script.trade(25, SELL, "99", "9");
        desk.advance(30);
        amend("2", "99");
        script.trade(35, SELL, "99", "1");
        desk.advance(40);
        assertThat(desk.fills()).containsExactly("99 x 1 maker");
        amend("3", "99");
        script.trade(45, SELL, "99", "1");
        desk.advance(50);
        assertThat(desk.fills()).hasSize(1);
    }

    @Test
    void anOrderAmendedAcrossTheSpreadTrades() {
        desk.limit("a", BUY, "2", "98", TimeInForce.GTC);
        desk.advance(20);
        amend("2", "101");
        desk.advance(30);
        assertThat(desk.fills()).containsExactly("101 x 2 taker");
    }

    @Test
    void anOrderAmendedToWhatHasTradedIsCancelled() {
        desk.limit("a", BUY, "2", "99", TimeInForce.GTC);
        script.trade(15, SELL, "99", "10");
        desk.advance(20);
        amend("1", "99");
        desk.advance(30);
        assertThat(desk.order("a").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(desk.position()).isEqualTo("1");
    }

    @Test
    void whatDoesNotFitLeavesTheOrderAsItWas() {
        desk.limit("a", BUY, "2", "98", TimeInForce.GTC);
        desk.advance(20);
        assertRefused(amend("2", "98.001"), Refusal.TICK);
        assertRefused(amend("2.0001", "98"), Refusal.STEP);
        assertRefused(amend("0.01", "98"), Refusal.minNotional("5"));
        assertRefused(amend("9000", "98"), Refusal.MARGIN);
        assertRefused(amend("2", "116"), Refusal.priceTooHigh("115"));
        assertThat(desk.order("a").order().quantityE8()).isEqualTo(2 * Fixed.ONE);
    }

    @Test
    void onlyOpenLimitOrdersAreAmended() {
        desk.stop("a", SELL, "1", "90");
        assertRefused(amend("2", "98"), Refusal.ONLY_LIMIT);
        desk.cancel("a");
        desk.advance(20);
        assertRefused(amend("2", "98"), Refusal.NO_SUCH_ORDER);
    }

    /** The request is on its way when the order is filled. */
    @Test
    void anOrderFilledOnTheWayStaysFilled() {
        var slow = new TestDesk(
                new Script().bids(0, "99", "9").asks(0, "101", "9").trade(600_000, SELL, "97", "9"),
                "10000",
                Duration.ofSeconds(1));
        slow.advance(10).limit("a", BUY, "2", "98", TimeInForce.GTC);
        slow.advance(599_999);
        var outcome = slow.venue.amend(Script.BTC, ref(), Fixed.ONE, Price.of("97.5"));
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        slow.advance(700_000);
        assertThat(slow.storyOf("a")).containsExactly("NEW 0", "FILLED 2");
    }

    @CanIgnoreReturnValue
    private Outcome amend(String quantity, String price) {
        return desk.venue.amend(Script.BTC, ref(), Fixed.parse(quantity), Price.of(price));
    }

    private static OrderRef ref() {
        return new OrderRef.ByClientId(new OrderId("a"));
    }

    private static void assertRefused(Outcome outcome, Refusal refusal) {
        assertThat(outcome).isEqualTo(new Outcome.Refused(refusal));
    }
}
