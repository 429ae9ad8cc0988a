package io.sapphire.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputCodecTest {
    private static final Instant AT = Instant.ofEpochMilli(1_385_337_600_123L);

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
                new Input.AccountChanged(AT, 6, new AccountChange.Leverage(TestRun.BTC, 20)));
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
