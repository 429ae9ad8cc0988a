package io.sapphire.simulator.run;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.engine.Upset;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.market.FundingRates;
import io.sapphire.simulator.market.Interval;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.Treatment;
import io.sapphire.simulator.order.Trigger;
import io.sapphire.simulator.order.WorkingPrice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A run that is closed after use, its listener, and a client that does the same things every time. */
final class TestRun implements AutoCloseable {
    static final Symbol BTC = new Symbol("BTCUSDT");
    static final Markets BUNDLED = Markets.open(List.of(MarketFile.bundled()));

    final Listener listener = new Listener();
    final VenueRun run;
    private final Ledger ledger;

    TestRun(Path directory, Markets markets, String pace, FakeNanos nanos) {
        this(directory, markets, settings(1, pace), nanos);
    }

    TestRun(Path directory) {
        this(directory, BUNDLED, "max", new FakeNanos());
    }

    TestRun(Path directory, Markets markets, RunSettings settings, FakeNanos nanos) {
        ledger = Ledger.open(directory);
        try {
            run = new VenueRun(settings, markets, ledger, listener, nanos);
        } catch (RuntimeException failed) {
            ledger.close();
            throw failed;
        }
    }

    static RunSettings settings(long seed, String pace) {
        return new RunSettings(
                seed, Money.of("10000"), Duration.ofMillis(50), Pace.of(pace), false, FundingRates.USUAL);
    }

    /** One of the inputs a client sends, the same for the same number. */
    void act(int number) {
        var random = new Random(number);
        if (number < 20 || number % 2 == 0) {
            var outcome = run.step(run.step());
            if (!(outcome instanceof StepOutcome.Answered)) {
                throw new AssertionError(outcome);
            }
            return;
        }
        switch (random.nextInt(14)) {
            case 0 -> {
                var _ = run.cancel(BTC, new OrderRef.ByVenueId(1L + random.nextInt(number)), number);
            }
            case 1 -> run.countdown(BTC, Duration.ofSeconds(random.nextInt(40)), number);
            case 2 -> {
                var _ = run.change(new AccountChange.Leverage(BTC, 1 + random.nextInt(20)), number);
            }
            case 3 -> run.cancelAll(BTC, number);
            case 4, 5 -> {
                var ref = new OrderRef.ByVenueId(1L + random.nextInt(number));
                var price = new Price((79_500 + random.nextInt(1_000)) * Fixed.ONE / 100);
                var _ = run.amend(BTC, ref, (1 + random.nextInt(3_000)) * 10_000L, price, number);
            }
            case 7 -> {
                var _ = run.upset(upset(number, random));
            }
            case 6 -> {
                var _ = run.change(change(random), number);
            }
            default -> {
                var _ = run.submit(order(number, random), number);
            }
        }
    }

    private static Upset upset(int number, Random random) {
        var ref = new OrderRef.ByVenueId(1L + random.nextInt(number));
        return switch (random.nextInt(6)) {
            case 0 -> new Upset.Filled(BTC, ref);
            case 1 -> new Upset.Cancelled(BTC, ref);
            case 2 -> new Upset.Deleveraged(Leg.net(BTC));
            case 3 -> new Upset.Jumped(BTC, random.nextLong(-200, 200));
            case 4 -> new Upset.TickChanged(BTC, new Price(Fixed.ONE / 100));
            default -> new Upset.NextOrder(new Treatment(3, Duration.ofMillis(500), Rate.of("0.5")));
        };
    }

    private AccountChange change(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new AccountChange.Margin(BTC, random.nextBoolean() ? MarginType.ISOLATED : MarginType.CROSSED);
            case 1 -> new AccountChange.Isolated(Leg.net(BTC), new Money(random.nextLong(-Fixed.ONE, 5 * Fixed.ONE)));
            case 2 -> new AccountChange.Hedging(random.nextBoolean());
            default -> new AccountChange.SelfTrading(SelfTrade.values()[random.nextInt(3)]);
        };
    }

    static NewOrder order(int number, Random random) {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = 79_500 + random.nextInt(1_000);
        var limit = new Terms.Limit(new Price(price * Fixed.ONE / 100), TimeInForce.values()[random.nextInt(5)]);
        var working = random.nextInt(3) == 0 ? new Terms.Market() : limit;
        var position = random.nextInt(4) == 0
                ? (side == Side.BUY ? PositionSide.LONG : PositionSide.SHORT)
                : PositionSide.BOTH;
        return new NewOrder(
                BTC,
                new OrderId("o-" + number),
                side,
                position,
                random.nextInt(3) == 0 ? new Terms.Conditional(trigger(random, limit.price()), working) : working,
                (1 + random.nextInt(3_000)) * 10_000L,
                false,
                random.nextBoolean() ? WorkingPrice.CONTRACT_PRICE : WorkingPrice.MARK_PRICE,
                random.nextBoolean(),
                SelfTrade.values()[random.nextInt(3)]);
    }

    private static Trigger trigger(Random random, Price price) {
        return switch (random.nextInt(3)) {
            case 0 -> new Trigger.Stop(price);
            case 1 -> new Trigger.TakeProfit(price);
            default -> new Trigger.Trailing(Rate.of("0.001"), Optional.empty());
        };
    }

    /** All there is to know of the state. */
    List<Object> state() {
        var venue = run.venue();
        return List.of(
                venue.now(),
                run.step(),
                run.last(),
                venue.orders(),
                venue.fills(),
                venue.account().wallet(),
                venue.standing().equity(),
                venue.standing().available(),
                venue.account().incomes(),
                venue.positions(BTC),
                venue.account().marginMoves(),
                venue.account().settings().isHedging(),
                venue.account().settings().selfTrade(),
                venue.market(BTC).orElseThrow().candles().of(Interval.M1, Instant.MIN, venue.now(), 10_000, false),
                venue.market(BTC).orElseThrow().book(10),
                venue.market(BTC).orElseThrow().bookId());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
