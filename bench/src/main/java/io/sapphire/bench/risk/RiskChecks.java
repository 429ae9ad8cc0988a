package io.sapphire.bench.risk;

import io.sapphire.bench.Workload;
import io.sapphire.coordinator.risk.RiskEngine;
import io.sapphire.coordinator.risk.RiskLimits;
import io.sapphire.coordinator.risk.RiskView;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.Position;
import java.time.Duration;
import java.util.stream.IntStream;

/** A thousand different entries, each within every limit, so that every rule is asked every time. */
final class RiskChecks implements Workload {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final int DIFFERENT = 1_000;

    private final int checks;
    private final Order[] orders;
    private final RiskView[] views;
    private final RiskLimits limits = limits();

    RiskChecks(int checks) {
        this.checks = checks;
        this.orders = IntStream.range(0, DIFFERENT).mapToObj(RiskChecks::order).toArray(Order[]::new);
        this.views = IntStream.range(0, DIFFERENT).mapToObj(RiskChecks::view).toArray(RiskView[]::new);
    }

    /** @return how many passed: all of them */
    @Override
    public long run() {
        long passed = 0;
        for (int check = 0; check < checks; check++) {
            int which = check % DIFFERENT;
            passed += RiskEngine.passes(orders[which], views[which], limits) ? 1 : 0;
        }
        return passed;
    }

    private static Order order(int number) {
        var terms = new Terms.Limit(new Price(Price.of("60000").e8() + number * 1_000_000L), TimeInForce.IOC);
        var quantity = new Quantity(Quantity.of("0.001").e8() + number % 7 * 100_000L);
        var side = number % 2 == 0 ? Side.BUY : Side.SELL;
        return new Order(new OrderId("o-" + number), BTC, side, quantity, terms, false, Purpose.ENTRY);
    }

    private static RiskView view(int number) {
        var instrument =
                new Instrument(BTC, Price.of("0.01"), Quantity.of("0.001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
        var held = new Position(BTC, new SignedQuantity(number % 5 * 100_000L), Money.ZERO);
        return new RiskView(
                new RiskView.Permission(TradingState.ACTIVE, false, false, true, 0, false, true),
                new RiskView.Market(
                        instrument,
                        held,
                        0,
                        new Price(Price.of("60010").e8() - number * 1_000_000L),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        Quantity.of("20").e8(),
                        Quantity.of("20").e8(),
                        Rate.of("0.03"),
                        Rate.of("0.05")),
                new RiskView.Books(
                        Money.of("10000"),
                        Money.of("10100"),
                        Money.of("1000"),
                        Money.of("500"),
                        Money.of("50"),
                        Money.of("15"),
                        Money.of("20"),
                        Money.of("10"),
                        Money.of("30"),
                        1,
                        Money.ZERO),
                new RiskView.Pace(2, 3, 1, 0, Money.of("400")));
    }

    private static RiskLimits limits() {
        return new RiskLimits(
                1,
                new RiskLimits.Size(
                        Money.of("500"),
                        Money.of("2000"),
                        Money.of("4000"),
                        Money.of("4000"),
                        Rate.of("0.5"),
                        Rate.of("0.05"),
                        Rate.of("0.05"),
                        Rate.of("5"),
                        Rate.of("1")),
                new RiskLimits.Margin(Rate.of("2"), Rate.of("0.5"), Rate.of("0.05"), Rate.of("0.02"), Rate.of("0.2")),
                new RiskLimits.Loss(Money.of("200"), Rate.of("0.25"), 20, Duration.ofMinutes(1), Money.of("1"), 1_000),
                new RiskLimits.Pace(10, 20, 4, 60, Duration.ofHours(1), Duration.ofMinutes(2)));
    }
}
