package io.sapphire.analytics.fold;

import io.sapphire.analytics.table.CanIgnoreReturnValue;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.AccountChanged;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.MeshEvent.TimeAdvanced;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Denial;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Fill;
import io.sapphire.domain.order.Manner;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the events of a made-up run, numbered and in venue time. */
@CanIgnoreReturnValue
public final class TestLog {
    public static final Symbol BTC = new Symbol("BTCUSDT");
    public static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    private static final Instant RECORDED = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration FRAME = Duration.ofSeconds(10);

    private final List<Recorded> events = new ArrayList<>();
    private final String run;
    private Instant now = START;
    private int orders;
    private long trades;

    public TestLog(String run) {
        this.run = run;
        add(new RunStarted(run, "test", 1, "demo", List.of(), List.of(), START));
    }

    /** A run in which a good deal happens, the same for the same seed. */
    public static List<Recorded> random(String run, long seed, int steps) {
        var random = new SplittableRandom(seed);
        var log = new TestLog(run);
        log.deposit("10000");
        for (int step = 0; step < steps; step++) {
            log.frame(Long.toString(990 + random.nextInt(20)));
            switch (random.nextInt(5)) {
                case 0 -> log.signal(Direction.of(random.nextInt(3) - 1));
                case 1 -> log.denied();
                case 2, 3 -> {
                    var id = log.intended(random.nextBoolean() ? Side.BUY : Side.SELL, "0." + (1 + random.nextInt(9)));
                    log.filled(id, Integer.toString(990 + random.nextInt(20)));
                }
                default -> log.funding("-0.0" + random.nextInt(10));
            }
        }
        return log.events();
    }

    public List<Recorded> events() {
        return List.copyOf(events);
    }

    public TestLog add(MeshEvent event) {
        var last = events.size();
        events.add(new Recorded(last + 1L, RECORDED.plusMillis(last), "", "0".repeat(64), event));
        return this;
    }

    public TestLog deposit(String amount) {
        return add(new AccountChanged(
                new AccountEvent.BalanceChanged("USDT", Money.of(amount), "DEPOSIT", now), events.size()));
    }

    public TestLog funding(String amount) {
        return add(new AccountChanged(new AccountEvent.FundingPaid(BTC, Money.of(amount), now), events.size()));
    }

    /** The next frame, with one trade and one level on each side, one below and one above the mark. */
    public TestLog frame(String mark) {
        var start = now;
        now = now.plus(FRAME);
        var price = Price.of(mark);
        var one = new Quantity(100_000_000);
        add(new TimeAdvanced(now, 0));
        return add(new MarketObserved(new MarketFrame(
                BTC,
                now.getEpochSecond() / FRAME.toSeconds(),
                start,
                now,
                List.of(new Trade(++trades, price, one, Side.BUY, start)),
                new OrderBook(
                        List.of(new BookLevel(new Price(price.e8() - 100_000_000), one)),
                        List.of(new BookLevel(new Price(price.e8() + 100_000_000), one))),
                price,
                Rate.ofBp(1),
                START.plus(Duration.ofHours(8)),
                true)));
    }

    public TestLog signal(Direction direction) {
        return add(new SignalReceived(new Signal(
                new AgentId("trend-momentum"),
                BTC,
                now.getEpochSecond() / FRAME.toSeconds(),
                direction,
                new Probability(600_000),
                Duration.ofMinutes(5),
                Rate.ofBp(12),
                Rate.ofBp(30),
                List.of(new Evidence("slope", 12_345_678, "bp")),
                "It's going \"up\".",
                now,
                now.plus(Duration.ofMinutes(1)))));
    }

    public TestLog denied() {
        return add(new OrderChanged(
                new OrderEvent.Denied(
                        order(Side.BUY, "1"),
                        0,
                        new Denial(DenialCode.ORDER_NOTIONAL, 600_00000000L, 500_00000000L, "USDT"),
                        now),
                0));
    }

    /** Expected at 1000. @return its id */
    public OrderId intended(Side side, String quantity) {
        var order = order(side, quantity);
        add(new OrderChanged(
                new OrderEvent.Intended(
                        order,
                        7,
                        new Approval(1, 2, now.plusSeconds(30)),
                        Price.of("1000"),
                        Money.of("0.5"),
                        Manner.NONE,
                        now),
                0));
        return order.id();
    }

    /** All of it, at a price, for a fee of a hundredth. */
    public TestLog filled(OrderId id, String price) {
        var order = events.stream()
                .map(Recorded::event)
                .filter(OrderChanged.class::isInstance)
                .map(event -> ((OrderChanged) event).fact())
                .filter(OrderEvent.Intended.class::isInstance)
                .map(fact -> ((OrderEvent.Intended) fact).order())
                .filter(some -> some.id().equals(id))
                .findFirst()
                .orElseThrow();
        var fill = new Fill(++trades, BTC, order.side(), Price.of(price), order.quantity(), Money.of("0.01"), false);
        return add(new OrderChanged(new OrderEvent.Filled(id, fill, now), events.size()));
    }

    private Order order(Side side, String quantity) {
        return new Order(
                new OrderId("order-" + ++orders),
                BTC,
                side,
                Quantity.of(quantity),
                new Terms.Market(),
                false,
                Purpose.ENTRY);
    }

    public String run() {
        return run;
    }
}
