package io.sapphire.simulator.run;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.simulator.engine.AccountChange;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.WorkingPrice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        return new RunSettings(seed, Money.of("10000"), Duration.ofMillis(50), Pace.of(pace), false);
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
        switch (random.nextInt(8)) {
            case 0 -> {
                var _ = run.cancel(BTC, new OrderRef.ByVenueId(1L + random.nextInt(number)), number);
            }
            case 1 -> run.countdown(BTC, Duration.ofSeconds(random.nextInt(40)), number);
            case 2 -> {
                var _ = run.change(new AccountChange.Leverage(BTC, 1 + random.nextInt(20)), number);
            }
            case 3 -> run.cancelAll(BTC, number);
            default -> {
                var _ = run.submit(order(number, random), number);
            }
        }
    }

    static NewOrder order(int number, Random random) {
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = 79_500 + random.nextInt(1_000);
        var terms = random.nextInt(3) == 0
                ? new Terms.Market()
                : new Terms.Limit(new Price(price * Fixed.ONE / 100), TimeInForce.values()[random.nextInt(5)]);
        return NewOrder.of(
                BTC,
                new OrderId("o-" + number),
                side,
                terms,
                (1 + random.nextInt(3_000)) * 10_000L,
                false,
                WorkingPrice.CONTRACT_PRICE);
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
                venue.market(BTC).orElseThrow().book(10),
                venue.market(BTC).orElseThrow().bookId());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
