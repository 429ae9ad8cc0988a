package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.WorkingPrice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order waits to be sold at 102; the book offers 1 at 101 and more at 103. */
class SelfTradingTest {
    private final TestDesk desk = new TestDesk(new Script().bids(0, "99", "9").asks(0, "101", "1", "103", "9"));

    @BeforeEach
    void rest() {
        desk.advance(10).limit("maker", SELL, "2", "102", TimeInForce.GTC);
        desk.advance(20);
    }

    @Test
    void theOrderThatWaitsMakesWay() {
        take("2", "103", SelfTrade.EXPIRE_MAKER);
        assertThat(desk.fills()).containsExactly("101 x 1 taker", "103 x 1 taker");
        assertThat(desk.order("maker").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.order("taker").status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void theOrderThatComesTradesWhatItCanAndGoes() {
        take("2", "103", SelfTrade.EXPIRE_TAKER);
        assertThat(desk.fills()).containsExactly("101 x 1 taker");
        assertThat(desk.order("maker").status()).isEqualTo(OrderStatus.NEW);
        assertThat(desk.storyOf("taker")).containsExactly("NEW 0", "PARTIALLY_FILLED 1", "EXPIRED 1");
    }

    @Test
    void bothGo() {
        take("2", "103", SelfTrade.EXPIRE_BOTH);
        assertThat(desk.fills()).containsExactly("101 x 1 taker");
        assertThat(desk.order("maker").status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(desk.order("taker").status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void ordersThatDoNotMeetStay() {
        take("1", "103", SelfTrade.EXPIRE_BOTH);
        assertThat(desk.order("maker").status()).isEqualTo(OrderStatus.NEW);
        assertThat(desk.order("taker").status()).isEqualTo(OrderStatus.FILLED);
    }

    private void take(String quantity, String price, SelfTrade mode) {
        var _ = desk.venue.submit(new NewOrder(
                Script.BTC,
                new OrderId("taker"),
                BUY,
                PositionSide.BOTH,
                new Terms.Limit(Price.of(price), TimeInForce.GTC),
                Fixed.parse(quantity),
                false,
                WorkingPrice.CONTRACT_PRICE,
                false,
                mode));
        desk.advance(30);
    }
}
