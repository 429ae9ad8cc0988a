package io.sapphire.coordinator.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.risk.RiskVerdict.Approved;
import io.sapphire.coordinator.risk.RiskVerdict.Denied;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RiskEngineTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Instrument INSTRUMENT =
            new Instrument(BTC, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
    private static final RiskLimits LIMITS = new RiskLimits(
            7, Money.of("500"), Money.of("2000"), Rate.of("2"), 10, Money.of("200"), Duration.ofMinutes(2));

    @Test
    void orderWithinEveryLimitIsApprovedUnderTheVersionOfTheLimits() {
        assertThat(RiskEngine.check(buy("0.5", "1000"), view(new ViewOf()), LIMITS))
                .isInstanceOfSatisfying(
                        Approved.class,
                        passed -> assertThat(passed.limitsVersion()).isEqualTo(7));
    }

    @Test
    void everyLimitOfAnEntryFires() {
        assertDenied(DenialCode.ORDER_NOTIONAL, buy("0.5001", "1000"), view -> view);
        assertDenied(DenialCode.POSITION_NOTIONAL, buy("0.4", "1000"), view -> view.holding("1.7"));
        assertDenied(
                DenialCode.POSITION_NOTIONAL,
                buy("0.4", "1000"),
                view -> view.holding("1.2").pending("0.5"));
        assertDenied(
                DenialCode.LEVERAGE,
                buy("0.4", "1000"),
                view -> view.equity("300").gross("300"));
        assertDenied(DenialCode.LEVERAGE, buy("0.4", "1000"), view -> view.equity("-1"));
        assertDenied(DenialCode.DAILY_LOSS, buy("0.4", "1000"), view -> view.lost("200"));
        assertDenied(DenialCode.ORDER_RATE, buy("0.4", "1000"), view -> view.orders(10));
        assertDenied(DenialCode.STALE_MARKET, buy("0.4", "1000"), view -> view.age(Duration.ofSeconds(121)));
        assertDenied(DenialCode.MIN_NOTIONAL, buy("0.0049", "1000"), view -> view);
        assertDenied(DenialCode.PRECISION, buy("0.40001", "1000"), view -> view);
        assertDenied(DenialCode.PRECISION, buy("0.4", "1000.001"), view -> view);
        assertDenied(DenialCode.HALTED, buy("0.4", "1000"), view -> view.state(TradingState.HALTED));
        assertDenied(DenialCode.REDUCING, buy("0.4", "1000"), view -> view.state(TradingState.REDUCING));
        assertDenied(DenialCode.WARM_UP, buy("0.4", "1000"), ViewOf::warm);
        assertDenied(DenialCode.NOT_RECONCILED, buy("0.4", "1000"), ViewOf::unreconciled);
        assertDenied(DenialCode.OUTCOME_UNKNOWN, buy("0.4", "1000"), view -> view.unknown(1));
    }

    @Test
    void exitsNeverOpenOrTurnAPosition() {
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view);
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view.holding("0.3"));
        assertDenied(DenialCode.REDUCE_ONLY, exit("0.4"), view -> view.holding("-0.5"));
        assertThat(RiskEngine.check(exit("0.4"), view(new ViewOf().holding("0.4")), LIMITS))
                .isInstanceOf(Approved.class);
    }

    @Test
    void exitsPassWhenEntriesDoNot() {
        var worst = new ViewOf()
                .holding("0.4")
                .state(TradingState.REDUCING)
                .lost("1000")
                .unknown(3)
                .unreconciled()
                .age(Duration.ofHours(1));
        assertThat(RiskEngine.check(exit("0.4"), view(worst), LIMITS)).isInstanceOf(Approved.class);
    }

    @Test
    void haltStopsExitsUnlessAnOperatorFlattensAndNeverStopsProtection() {
        var halted = new ViewOf().holding("0.4").state(TradingState.HALTED);
        assertDenied(DenialCode.HALTED, exit("0.4"), _ -> halted);
        assertThat(RiskEngine.check(stop("0.4"), view(halted), LIMITS)).isInstanceOf(Approved.class);
        assertThat(RiskEngine.check(exit("0.4"), view(halted.flatten()), LIMITS))
                .isInstanceOf(Approved.class);
    }

    @Test
    void limitsThatLimitNothingAreRefused() {
        assertThatThrownBy(() -> new RiskLimits(
                        1, Money.ZERO, Money.of("1"), Rate.of("1"), 1, Money.of("1"), Duration.ofSeconds(1)))
                .hasMessage("limit max-order-notional must be positive");
    }

    private static void assertDenied(DenialCode code, Order order, UnaryOperator<ViewOf> given) {
        assertThat(RiskEngine.check(order, view(given.apply(new ViewOf())), LIMITS))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().code()).isEqualTo(code));
    }

    private static Order buy(String quantity, String price) {
        var terms = new Terms.Limit(Price.of(price), TimeInForce.IOC);
        return new Order(new OrderId("o"), BTC, Side.BUY, Quantity.of(quantity), terms, false, Purpose.ENTRY);
    }

    private static Order exit(String quantity) {
        return new Order(
                new OrderId("o"), BTC, Side.SELL, Quantity.of(quantity), new Terms.Market(), true, Purpose.EXIT);
    }

    private static Order stop(String quantity) {
        var terms = new Terms.StopMarket(Price.of("900"), true);
        return new Order(new OrderId("o"), BTC, Side.SELL, Quantity.of(quantity), terms, true, Purpose.PROTECTION);
    }

    private static RiskView view(ViewOf of) {
        return new RiskView(
                of.state,
                of.flattening,
                of.warmUp,
                of.reconciled,
                of.unknown,
                INSTRUMENT,
                new Position(BTC, new SignedQuantity(of.held), Money.ZERO),
                of.pending,
                Price.of("1000"),
                of.equity,
                of.gross,
                of.lost,
                of.orders,
                of.age);
    }

    /** A calm market and an empty account, unless said otherwise. */
    private static final class ViewOf {
        private TradingState state = TradingState.ACTIVE;
        private boolean flattening;
        private boolean warmUp;
        private boolean reconciled = true;
        private int unknown;
        private long held;
        private long pending;
        private Money equity = Money.of("10000");
        private Money gross = Money.ZERO;
        private Money lost = Money.ZERO;
        private int orders;
        private Duration age = Duration.ZERO;

        ViewOf state(TradingState value) {
            state = value;
            return this;
        }

        ViewOf flatten() {
            flattening = true;
            return this;
        }

        ViewOf warm() {
            warmUp = true;
            return this;
        }

        ViewOf unreconciled() {
            reconciled = false;
            return this;
        }

        ViewOf unknown(int value) {
            unknown = value;
            return this;
        }

        ViewOf holding(String quantity) {
            held = Money.of(quantity).e8();
            return this;
        }

        ViewOf pending(String quantity) {
            pending = Money.of(quantity).e8();
            return this;
        }

        ViewOf equity(String value) {
            equity = Money.of(value);
            return this;
        }

        ViewOf gross(String value) {
            gross = Money.of(value);
            return this;
        }

        ViewOf lost(String value) {
            lost = Money.of(value);
            return this;
        }

        ViewOf orders(int value) {
            orders = value;
            return this;
        }

        ViewOf age(Duration value) {
            age = value;
            return this;
        }
    }
}
