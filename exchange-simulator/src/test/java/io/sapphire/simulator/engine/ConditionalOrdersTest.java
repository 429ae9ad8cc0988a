package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders that wait for a price, all on the last trade: the book is at 99 and 101, the last trade was at 100. */
class ConditionalOrdersTest {
    private final Script script =
            new Script().bids(0, "99", "9").asks(0, "101", "9").trade(5, BUY, "100", "1");
    private final TestDesk desk = new TestDesk(script).advance(10);

    @Test
    void aStopIsALimitOrderOnceTheMarketIsThere() {
        submit("stop", BUY, limit(stop("103"), "98"));
        script.trade(20, BUY, "102.99", "1").trade(30, BUY, "103", "1");
        desk.advance(30);
        assertThat(desk.order("stop").triggered()).isFalse();
        desk.advance(40);
        assertThat(desk.order("stop").triggered()).isTrue();
        assertThat(desk.storyOf("stop")).containsExactly("NEW 0", "NEW 0");
        script.trade(50, SELL, "97", "1");
        desk.advance(60);
        assertThat(desk.fills()).containsExactly("98 x 1 maker");
    }

    @Test
    void aTakeProfitLooksTheOtherWay() {
        submit("profit", SELL, market(profit("103")));
        submit("dip", BUY, limit(profit("97"), "96"));
        script.trade(20, SELL, "97.01", "1").trade(30, BUY, "103", "1").trade(40, SELL, "97", "1");
        desk.advance(30);
        assertThat(desk.order("dip").triggered()).isFalse();
        desk.advance(31);
        assertThat(desk.storyOf("profit")).containsExactly("NEW 0", "FILLED 1");
        desk.advance(50);
        assertThat(desk.storyOf("dip")).containsExactly("NEW 0", "NEW 0");
    }

    @Test
    void whatWouldTriggerAtOnceIsRefused() {
        assertThat(submit("a", BUY, market(profit("100")))).isEqualTo(new Outcome.Refused(Refusal.WOULD_TRIGGER));
        assertThat(submit("b", SELL, limit(profit("100"), "120")))
                .isEqualTo(new Outcome.Refused(Refusal.WOULD_TRIGGER));
        assertThat(submit("c", BUY, market(trailing("0.01", "100"))))
                .isEqualTo(new Outcome.Refused(Refusal.WOULD_TRIGGER));
        assertThat(submit("d", BUY, market(trailing("0.01", "99.99")))).isInstanceOf(Outcome.Taken.class);
    }

    /** From the lowest, 96, one percent up is 96.96. */
    @Test
    void aTrailingStopFollowsTheBestPriceOnceItIsActive() {
        submit("trail", BUY, market(trailing("0.01", "98")));
        script.trade(20, BUY, "99.5", "1").trade(30, BUY, "104", "1");
        desk.advance(40);
        assertThat(desk.order("trail").triggered()).isFalse();
        script.trade(50, SELL, "96", "1").trade(60, BUY, "96.95", "1").trade(70, BUY, "96.96", "1");
        desk.advance(70);
        assertThat(desk.order("trail").triggered()).isFalse();
        desk.advance(80);
        assertThat(desk.storyOf("trail")).containsExactly("NEW 0", "FILLED 1");
    }

    @Test
    void aTrailingStopWithoutActivationIsActiveFromTheBeginning() {
        submit("trail", SELL, market(new Trigger.Trailing(Rate.of("0.02"), Optional.empty())));
        script.trade(20, BUY, "110", "1").trade(30, SELL, "107.8", "1");
        desk.advance(30);
        assertThat(desk.order("trail").triggered()).isFalse();
        desk.advance(40);
        assertThat(desk.order("trail").status()).isEqualTo(OrderStatus.FILLED);
    }

    /** The mark stays at 100; a trade at 116 is more than 15 % away from it. */
    @Test
    void aProtectedOrderIsNotTriggeredByATradeFarFromTheMark() {
        submit("bare", BUY, market(stop("115")), false);
        submit("safe", BUY, market(stop("115")), true);
        script.trade(20, BUY, "116", "1").trade(40, BUY, "115", "1");
        desk.advance(30);
        assertThat(desk.order("bare").triggered()).isTrue();
        assertThat(desk.order("safe").triggered()).isFalse();
        desk.advance(50);
        assertThat(desk.order("safe").triggered()).isTrue();
    }

    @Test
    void soManyMayWaitAndSoManyMayBeOpen() {
        for (int i = 0; i < Venue.MOST_WAITING; i++) {
            assertThat(submit("w" + i, BUY, market(stop("110")))).isInstanceOf(Outcome.Taken.class);
        }
        assertThat(submit("more", BUY, market(stop("110")))).isEqualTo(new Outcome.Refused(Refusal.TOO_MANY_STOPS));
        for (int i = Venue.MOST_WAITING; i < Venue.MOST_ORDERS; i++) {
            assertThat(desk.limit("l" + i, BUY, "1", "90", TimeInForce.GTC)).isInstanceOf(Outcome.Taken.class);
        }
        assertThat(desk.limit("most", BUY, "1", "90", TimeInForce.GTC))
                .isEqualTo(new Outcome.Refused(Refusal.TOO_MANY_ORDERS));
    }

    private static Trigger stop(String price) {
        return new Trigger.Stop(Price.of(price));
    }

    private static Trigger profit(String price) {
        return new Trigger.TakeProfit(Price.of(price));
    }

    private static Trigger trailing(String callback, String activation) {
        return new Trigger.Trailing(Rate.of(callback), Optional.of(Price.of(activation)));
    }

    private static Terms market(Trigger trigger) {
        return new Terms.Conditional(trigger, new Terms.Market());
    }

    private static Terms limit(Trigger trigger, String price) {
        return new Terms.Conditional(trigger, new Terms.Limit(Price.of(price), TimeInForce.GTC));
    }

    @CanIgnoreReturnValue
    private Outcome submit(String id, Side side, Terms terms) {
        return submit(id, side, terms, false);
    }

    @CanIgnoreReturnValue
    private Outcome submit(String id, Side side, Terms terms, boolean protect) {
        return desk.venue.submit(new NewOrder(
                Script.BTC,
                new OrderId(id),
                side,
                PositionSide.BOTH,
                terms,
                Fixed.ONE,
                false,
                WorkingPrice.CONTRACT_PRICE,
                protect,
                SelfTrade.EXPIRE_MAKER));
    }
}
