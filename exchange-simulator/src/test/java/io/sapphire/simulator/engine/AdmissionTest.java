package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static io.sapphire.domain.order.TimeInForce.GTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.WorkingPrice;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Script script = new Script().bids(0, "99", "9").asks(0, "101", "9");
    private final TestDesk desk = new TestDesk(script).advance(10);

    @Test
    void pricesAndQuantitiesMustFitTheIncrements() {
        assertRefused(desk.limit("a", BUY, "1", "99.005", GTC), Refusal.TICK);
        assertRefused(desk.limit("b", BUY, "1.0005", "99", GTC), Refusal.STEP);
        assertRefused(desk.market("c", BUY, "0.0001"), Refusal.STEP);
        assertRefused(desk.stop("d", BUY, "1", "120.001"), Refusal.TICK);
    }

    @Test
    void anOrderMustBeWorthSomething() {
        assertRefused(desk.limit("a", BUY, "0.05", "99", GTC), Refusal.minNotional("5"));
        assertRefused(desk.market("b", BUY, "0.049"), Refusal.minNotional("5"));
        assertThat(desk.market("c", BUY, "0.05")).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void aNameIsUniqueAmongOpenOrders() {
        assertThat(desk.limit("a", BUY, "1", "99", GTC)).isInstanceOf(Outcome.Taken.class);
        assertRefused(desk.limit("a", BUY, "1", "99", GTC), Refusal.DUPLICATE);
        desk.cancel("a");
        desk.advance(20);
        assertThat(desk.limit("a", BUY, "1", "99", GTC)).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void anUnknownMarketIsRefused() {
        var order = NewOrder.of(
                new Symbol("ETHUSDT"),
                new OrderId("a"),
                BUY,
                new Terms.Market(),
                100_000_000,
                false,
                WorkingPrice.CONTRACT_PRICE);
        assertRefused(desk.venue.submit(order), Refusal.UNKNOWN_SYMBOL);
    }

    @Test
    void nothingTradesBeforeThereIsAPrice() {
        assertRefused(new TestDesk(new Script()).advance(10).market("a", BUY, "1"), Refusal.NO_PRICE);
    }

    /** 10,000 at leverage 20 carries 200,000. */
    @Test
    void theAccountMustCarryTheOrder() {
        assertThat(desk.limit("a", BUY, "2000", "99", GTC)).isInstanceOf(Outcome.Taken.class);
        assertRefused(desk.limit("b", BUY, "25", "99", GTC), Refusal.MARGIN);
        assertThat(desk.limit("c", SELL, "1900", "105", GTC)).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void leverageDecidesHowMuchItCarries() {
        assertThat(desk.venue.check(new AccountChange.Leverage(Script.BTC, 2))).isEmpty();
        desk.venue.change(new AccountChange.Leverage(Script.BTC, 2));
        assertRefused(desk.limit("a", BUY, "210", "99", GTC), Refusal.MARGIN);
        assertThat(desk.limit("b", BUY, "200", "99", GTC)).isInstanceOf(Outcome.Taken.class);
        assertThat(desk.user).contains(new UserFact.LeverageMoved(Script.BTC, 2, Script.at(10)));
    }

    @Test
    void closingAPositionNeedsNoMargin() {
        desk.market("in", BUY, "9");
        desk.advance(20).venue.change(new AccountChange.Leverage(Script.BTC, 1));
        script.bids(30, "99", "9").asks(30, "101", "9");
        desk.advance(40).limit("rest", BUY, "90", "99", GTC);
        assertThat(desk.market("out", SELL, "9")).isInstanceOf(Outcome.Taken.class);
    }

    @Test
    void leverageHasBounds() {
        assertThat(desk.venue.check(new AccountChange.Leverage(Script.BTC, 0))).contains(Refusal.LEVERAGE);
        assertThat(desk.venue.check(new AccountChange.Leverage(Script.BTC, 126)))
                .contains(Refusal.LEVERAGE);
        assertThat(desk.venue.check(new AccountChange.Leverage(new Symbol("ETHUSDT"), 5)))
                .contains(Refusal.UNKNOWN_SYMBOL);
    }

    @Test
    void astronomicOrdersAreRefusedNotOverflown() {
        assertRefused(desk.market("a", BUY, "10000001"), Refusal.TOO_LARGE);
        assertRefused(desk.limit("b", BUY, "10000000", "90000000000", GTC), Refusal.MARGIN);
    }

    private static void assertRefused(Outcome outcome, Refusal refusal) {
        assertThat(outcome).isEqualTo(new Outcome.Refused(refusal));
    }
}
