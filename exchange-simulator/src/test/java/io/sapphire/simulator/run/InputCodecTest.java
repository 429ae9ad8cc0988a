package io.sapphire.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputCodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_385_337_600_123L);

    private static final Terms.Limit LIMIT = new Terms.Limit(Price.of("3"), TimeInForce.GTC);

    @ParameterizedTest
    @MethodSource
    void whatIsReadIsWhatWasWritten(Input input) {
        assertThat(InputCodec.read(InputCodec.write(input))).isEqualTo(input);
    }

    static Stream<Input> whatIsReadIsWhatWasWritten() {
        return Stream.of(
                new Input.Began("{\"seed\":1}"),
                new Input.Stepped(7),
                new Input.Clocked(AT),
                placed(new Terms.Limit(Price.of("799.99"), TimeInForce.GTX), 12_345, true),
                placed(new Terms.Market(), 1, false),
                placed(new Terms.Conditional(new Trigger.Stop(Price.of("700")), new Terms.Market()), 0, false),
                placed(new Terms.Conditional(new Trigger.Stop(Price.of("700.5")), new Terms.Market()), 5, true),
                new Input.Cancelled(AT, 2, TestRun.BTC, new OrderRef.ByVenueId(3)),
                new Input.Cancelled(AT, 2, TestRun.BTC, new OrderRef.ByClientId(new OrderId("a:b/c"))),
                new Input.CancelledAll(AT, 4, TestRun.BTC),
                new Input.CountdownSet(AT, 5, TestRun.BTC, Duration.ofMillis(120_000)),
                placed(new Terms.Conditional(new Trigger.TakeProfit(Price.of("1")), LIMIT), 5, true),
                placed(new Terms.Conditional(new Trigger.Stop(Price.of("1")), LIMIT), 5, false),
                placed(new Terms.Conditional(trailing(Optional.of(Price.of("2"))), new Terms.Market()), 5, false),
                placed(new Terms.Conditional(trailing(Optional.empty()), new Terms.Market()), 5, false),
                new Input.Placed(
                        AT,
                        1,
                        new NewOrder(
                                TestRun.BTC,
                                new OrderId("h"),
                                Side.BUY,
                                PositionSide.SHORT,
                                LIMIT,
                                7,
                                false,
                                WorkingPrice.CONTRACT_PRICE,
                                true,
                                SelfTrade.EXPIRE_BOTH)),
                new Input.Amended(AT, 7, TestRun.BTC, new OrderRef.ByVenueId(3), 12, Price.of("0.5")),
                new Input.AccountChanged(AT, 8, new AccountChange.Margin(TestRun.BTC, MarginType.ISOLATED)),
                new Input.AccountChanged(
                        AT, 8, new AccountChange.Isolated(new Leg(TestRun.BTC, PositionSide.LONG), Money.of("-1.5"))),
                new Input.AccountChanged(AT, 9, new AccountChange.Hedging(true)),
                new Input.AccountChanged(AT, 9, new AccountChange.SelfTrading(SelfTrade.EXPIRE_TAKER)),
                new Input.AccountChanged(AT, 6, new AccountChange.Leverage(TestRun.BTC, 20)));
    }

    /** A line of a ledger from before orders had a position side, a protection or a mode of self-trading. */
    @Test
    void olderLedgersMeanWhatTheyMeant() {
        var line = "{\"in\":\"order\",\"at\":1385337600123,\"nonce\":1385337600123456,\"symbol\":\"BTCUSDT\","
                + "\"clientOrderId\":\"o-1\",\"side\":\"SELL\",\"quantity\":\"0\",\"reduceOnly\":false,"
                + "\"workingPrice\":\"MARK_PRICE\",\"type\":\"STOP_MARKET\",\"price\":\"700\",\"closePosition\":true}";
        var stop = new Terms.Conditional(new Trigger.Stop(Price.of("700")), new Terms.Market());
        assertThat(InputCodec.read(line)).isEqualTo(placed(stop, 0, false));
    }

    private static Trigger trailing(Optional<Price> activation) {
        return new Trigger.Trailing(Rate.of("0.001"), activation);
    }

    private static Input placed(Terms terms, long quantityE8, boolean reduceOnly) {
        return new Input.Placed(
                AT,
                1_385_337_600_123_456L,
                NewOrder.of(
                        TestRun.BTC,
                        new OrderId("o-1"),
                        Side.SELL,
                        terms,
                        quantityE8,
                        reduceOnly,
                        WorkingPrice.MARK_PRICE));
    }
}
