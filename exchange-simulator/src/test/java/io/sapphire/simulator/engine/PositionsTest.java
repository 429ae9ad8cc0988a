package io.sapphire.simulator.engine;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.Outcome;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.Refusal;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Two positions in one market, and positions with a margin of their own. */
class PositionsTest {
    private static final Leg NET = Leg.net(Script.BTC);
    private static final Leg LONG = new Leg(Script.BTC, PositionSide.LONG);
    private static final Leg SHORT = new Leg(Script.BTC, PositionSide.SHORT);

    private final Script script = new Script().bids(0, "99", "90").asks(0, "101", "90");
    private final TestDesk desk = new TestDesk(script).advance(10);

    @Test
    void aHedgingAccountHoldsBothSides() {
        desk.venue.change(new AccountChange.Hedging(true));
        hedged("in", BUY, PositionSide.LONG, "3");
        hedged("against", SELL, PositionSide.SHORT, "2");
        desk.advance(20);
        assertThat(quantity(LONG)).isEqualTo("3");
        assertThat(quantity(SHORT)).isEqualTo("-2");
        assertThat(quantity(NET)).isEqualTo("0");
        hedged("out", SELL, PositionSide.LONG, "5");
        desk.advance(30);
        assertThat(quantity(LONG)).isEqualTo("0");
        assertThat(quantity(SHORT)).isEqualTo("-2");
        assertThat(desk.storyOf("out")).containsExactly("NEW 0", "PARTIALLY_FILLED 3", "EXPIRED 3");
    }

    @Test
    void theModeOfPositionsBindsOrders() {
        assertRefused(hedged("a", BUY, PositionSide.LONG, "1"), Refusal.POSITION_SIDE);
        desk.venue.change(new AccountChange.Hedging(true));
        assertRefused(desk.market("b", BUY, "1"), Refusal.POSITION_SIDE);
        assertRefused(hedged("c", SELL, PositionSide.LONG, "1"), Refusal.REDUCE_ONLY);
        hedged("d", SELL, PositionSide.SHORT, "1");
        assertThat(check(new AccountChange.Hedging(true))).isEqualTo(Refusal.SAME_POSITION_MODE);
        assertThat(check(new AccountChange.Hedging(false))).isEqualTo(Refusal.POSITION_MODE_WITH_ORDERS);
        desk.advance(20);
        assertThat(check(new AccountChange.Hedging(false))).isEqualTo(Refusal.POSITION_MODE_WITH_POSITION);
        assertThat(desk.user).contains(new UserFact.PositionModeMoved(true, Script.at(10)));
    }

    /** Both sides need margin: 100 at 20 is 5 each. */
    @Test
    void neitherSideOfAHedgeCarriesTheOther() {
        desk.venue.change(new AccountChange.Hedging(true));
        var before = desk.venue.standing().equity();
        hedged("in", BUY, PositionSide.LONG, "1");
        hedged("against", SELL, PositionSide.SHORT, "1");
        desk.advance(20);
        var bound = desk.venue.standing().equity().minus(desk.venue.standing().available());
        assertThat(bound).isEqualTo(Money.of("10"));
        assertThat(before.minus(desk.venue.standing().equity())).isEqualTo(Money.of("2.08"));
    }

    /** 10 at 101 with leverage 10: 101 set aside; half of the position takes half of it back. */
    @Test
    void anIsolatedPositionHasItsOwnMargin() {
        isolate("10");
        assertThat(desk.venue.account().isolated(NET)).isEqualTo(Money.of("101"));
        assertThat(desk.venue.account().crossWallet())
                .isEqualTo(desk.venue.account().wallet().minus(Money.of("101")));
        desk.market("half", SELL, "5");
        desk.advance(30);
        assertThat(desk.venue.account().isolated(NET)).isEqualTo(Money.of("50.5"));
        desk.market("turn", SELL, "15");
        desk.advance(40);
        assertThat(desk.venue.account().isolated(NET)).isEqualTo(Money.of("99"));
    }

    @Test
    void marginIsMovedByTheOwner() {
        isolate("10");
        assertThat(check(new AccountChange.Isolated(NET, Money.of("9900")))).isEqualTo(Refusal.CROSS_BALANCE);
        assertThat(check(new AccountChange.Isolated(NET, Money.of("-50")))).isEqualTo(Refusal.ISOLATED_BALANCE);
        desk.venue.change(new AccountChange.Isolated(NET, Money.of("50")));
        assertThat(desk.venue.account().isolated(NET)).isEqualTo(Money.of("151"));
        desk.venue.change(new AccountChange.Isolated(NET, Money.of("-41")));
        assertThat(desk.venue.account().isolated(NET)).isEqualTo(Money.of("110"));
        assertThat(desk.venue.account().marginMoves()).hasSize(2);
        assertThat(check(new AccountChange.Isolated(LONG, Money.of("1")))).isEqualTo(Refusal.POSITION_SIDE);
    }

    @Test
    void howAMarketIsMarginedChangesOnlyWhileNothingIsThere() {
        var isolated = new AccountChange.Margin(Script.BTC, MarginType.ISOLATED);
        assertThat(check(new AccountChange.Margin(Script.BTC, MarginType.CROSSED)))
                .isEqualTo(Refusal.SAME_MARGIN_TYPE);
        desk.market("in", BUY, "1");
        assertThat(check(isolated)).isEqualTo(Refusal.MARGIN_TYPE_WITH_ORDERS);
        desk.advance(20);
        assertThat(check(isolated)).isEqualTo(Refusal.MARGIN_TYPE_WITH_POSITION);
        assertThat(check(new AccountChange.Isolated(NET, Money.of("1")))).isEqualTo(Refusal.NOT_ISOLATED);
    }

    @Test
    void anIsolatedPositionIsClosedAloneAndLosesNoMoreThanItsMargin() {
        isolate("10");
        script.bids(5_000, "99", "0", "70", "90").asks(5_000, "101", "0", "71", "90");
        script.quote(600_000, "70", "71");
        var before = desk.venue.account().crossWallet();
        desk.advance(300_000);
        assertThat(quantity(NET)).isEqualTo("0");
        assertThat(desk.venue.orders().getLast().liquidation()).isTrue();
        assertThat(desk.venue.account().crossWallet()).isEqualTo(before);
        assertThat(desk.user.getLast())
                .isInstanceOfSatisfying(
                        UserFact.AccountMoved.class,
                        moved -> assertThat(moved.reason()).isEqualTo(UserFact.Reason.INSURANCE_CLEAR));
    }

    /** At that mark equity is the maintenance margin; a little lower the position is closed. */
    @Test
    void theLiquidationPriceIsWhereEquityIsTheMaintenanceMargin() {
        var small = new TestDesk(new Script().bids(0, "99", "90").asks(0, "101", "90"), "300", Duration.ZERO);
        small.advance(10).market("in", BUY, "10");
        small.advance(20);
        var price = small.venue.standing().liquidationPrice(NET);
        long loss = Fixed.multiply(10 * Fixed.ONE, Money.of("100").minus(price).e8());
        var equity = small.venue.standing().equity().minus(new Money(loss));
        var maintenance = new Money(Fixed.multiply(10 * Fixed.ONE, price.e8()) * 4 / 1000);
        assertThat(equity.minus(maintenance).abs()).isLessThan(Money.of("0.000001"));
        assertThat(small.venue.standing().liquidationPrice(LONG)).isEqualTo(Money.ZERO);
    }

    @Test
    void aPositionMayBeAsLargeAsItsLeverageAllows() {
        var rich = new TestDesk(new Script().bids(0, "99", "9").asks(0, "101", "9"), "9000000", Duration.ZERO);
        rich.advance(10).venue.change(new AccountChange.Leverage(Script.BTC, 125));
        var limit = TimeInForce.GTC;
        assertRefused(rich.limit("a", BUY, "506", "99", limit), Refusal.POSITION_LIMIT);
        assertThat(rich.limit("b", BUY, "505", "99", limit)).isInstanceOf(Outcome.Taken.class);
        rich.venue.change(new AccountChange.Leverage(Script.BTC, 20));
        assertThat(rich.limit("c", BUY, "40000", "99", limit)).isInstanceOf(Outcome.Taken.class);
        assertThat(rich.venue.check(new AccountChange.Leverage(Script.BTC, 50))).contains(Refusal.POSITION_LIMIT);
    }

    private void isolate(String quantity) {
        desk.venue.change(new AccountChange.Margin(Script.BTC, MarginType.ISOLATED));
        desk.venue.change(new AccountChange.Leverage(Script.BTC, 10));
        desk.market("in", BUY, quantity);
        desk.advance(20);
    }

    private Refusal check(AccountChange change) {
        return desk.venue.check(change).orElseThrow();
    }

    private String quantity(Leg leg) {
        return desk.venue.position(leg).quantity().toString();
    }

    @CanIgnoreReturnValue
    private Outcome hedged(String id, Side side, PositionSide positionSide, String quantity) {
        return desk.venue.submit(new NewOrder(
                Script.BTC,
                new OrderId(id),
                side,
                positionSide,
                new Terms.Market(),
                Fixed.parse(quantity),
                false,
                WorkingPrice.CONTRACT_PRICE,
                false,
                SelfTrade.EXPIRE_MAKER));
    }

    private static void assertRefused(Outcome outcome, Refusal refusal) {
        assertThat(outcome).isEqualTo(new Outcome.Refused(refusal));
    }
}
