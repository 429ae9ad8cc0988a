package io.sapphire.local.venue;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.exchange.aster.signing.NonceFloor;
import io.sapphire.exchange.execution.Authority;
import io.sapphire.exchange.execution.NotReadyException;
import io.sapphire.exchange.execution.OrderName;
import io.sapphire.exchange.execution.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Trades at random, protects what it holds, is killed now and then, and compares the adapter's story with the venue's. */
final class FaultyTrader implements AutoCloseable {
    private static final int STEPS = 14;
    private static final int QUIET_STEPS = 3;
    /** A position may be without its stop for so many frames in a row: 60 s of venue time. */
    private static final int LONGEST_UNPROTECTED = 6;

    private static final Symbol SYMBOL = new Symbol(VenueBench.SYMBOL);

    private final long seed;
    private final Adversity adversity;
    private final Random random;
    private final RandomFaults faults;
    private final VenueBench bench;
    private final MemoryDisk disk = new MemoryDisk();
    private final RememberedNonces nonces = new RememberedNonces();
    private final List<OrderId> intents = new ArrayList<>();
    private final Map<OrderId, Order> orders = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private AdapterRig rig;
    private int unprotected;
    private int sign;
    private int placed;
    private Price lastMark = new Price(Fixed.ONE);

    /** What goes wrong before a step. */
    interface Adversity {
        void strike(FaultyTrader trader, int step);

        static Adversity none() {
            return (_, _) -> {};
        }
    }

    FaultyTrader(Path folder, long seed, Adversity adversity) {
        this(folder, seed, VenueBench.DEPOSIT, adversity);
    }

    /** @param deposit USDT the account begins with */
    FaultyTrader(Path folder, long seed, String deposit, Adversity adversity) {
        this.seed = seed;
        this.adversity = adversity;
        this.random = new Random(seed);
        this.faults = new RandomFaults(random);
        this.bench = new VenueBench(
                folder.resolve("ledger-" + seed), seed, "synthetic:" + seed % 5, "max", VenueBench.noLimits(), deposit);
        this.rig = new AdapterRig(bench, disk, seed, nonces);
    }

    /** For the adapter time passes, as it does for the venue. */
    void pass(Duration time) {
        rig.pass(time);
    }

    VenueBench bench() {
        return bench;
    }

    void play() {
        while (rig.mark().isEmpty()) {
            var _ = rig.step();
        }
        for (int step = 0; step < STEPS; step++) {
            adversity.strike(this, step);
            act();
            advance();
        }
        bench.simulator().faults().clear();
        for (int step = 0; step < QUIET_STEPS; step++) {
            protect();
            advance();
        }
        var _ = rig.await(rig.desk().reconcile().thenReturn(true));
    }

    /** Faults of every kind, and now and then a killed adapter. */
    void disturb() {
        for (int count = random.nextInt(3); count > 0; count--) {
            var _ = bench.simulator().faults().set(faults.next(), Instant.EPOCH);
        }
        if (random.nextInt(12) == 0) {
            kill();
        }
    }

    /** Another adapter takes over the journal. */
    private void kill() {
        var before = rig.reports();
        rig.close();
        rig = new AdapterRig(bench, disk, seed, nonces);
        var after = rig.reports();
        if (!after.subList(0, Math.min(before.size(), after.size())).equals(before)) {
            problems.add("the reports changed over a restart");
        }
    }

    private void advance() {
        var _ = rig.step();
        var ledger = bench.ledger();
        int now = Long.signum(ledger.positionE8());
        // One that was turned is another position, which needs another stop.
        boolean same = now == sign;
        sign = now;
        unprotected = !ledger.isUnprotected() ? 0 : same ? unprotected + 1 : 1;
        if (unprotected > LONGEST_UNPROTECTED) {
            problems.add("a position without a stop for " + unprotected + " frames");
        }
    }

    private void act() {
        protect();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            switch (random.nextInt(8)) {
                case 0, 1 -> submit(entry());
                case 2 -> submit(market());
                case 3 -> submitSeveral();
                case 4, 5 -> open().ifPresent(this::amend);
                case 6 -> open().ifPresent(this::cancel);
                default -> cancelSeveral();
            }
        }
        protect();
    }

    private void submit(Order order) {
        intents.add(order.id());
        attempt(rig.desk().submit(order, approval(), new byte[0]));
    }

    private void submitSeveral() {
        var several =
                IntStream.range(0, 1 + random.nextInt(7)).mapToObj(_ -> entry()).toList();
        several.forEach(order -> intents.add(order.id()));
        attempt(rig.desk()
                .submit(several.stream()
                        .map(order -> new Submission(order, new Authority(approval(), new byte[0])))
                        .toList()));
    }

    private void amend(OrderId id) {
        var authority = new Authority(approval(), new byte[0]);
        attempt(rig.desk().amend(new OrderName.Ours(id), near(), quantity(), 1, Optional.of(authority)));
    }

    private void cancel(OrderId id) {
        attempt(rig.desk().cancel(new OrderName.Ours(id), 1));
    }

    private void cancelSeveral() {
        var story = story();
        var some = story.openEntries().stream().limit(12).toList();
        if (!some.isEmpty()) {
            attempt(rig.desk().cancel(some, 1));
        }
    }

    /** What may not leave now is not sent at all: that is an answer too. */
    private void attempt(Mono<?> request) {
        try {
            var _ = rig.await(request.thenReturn(true));
        } catch (NotReadyException | IllegalStateException | IllegalArgumentException | SecurityException refusal) {
            // The order's fate, if it has one, is in the reports.
        }
    }

    /** One stop that closes the position, on the right side; the wrong one goes. */
    private void protect() {
        var story = story();
        for (var stop : story.openStops()) {
            if (story.position().isZero() || stop.side() != closing(story.position())) {
                cancel(stop.id());
            }
        }
        boolean protectedAlready = story.openStops().stream()
                .anyMatch(stop -> !story.position().isZero() && stop.side() == closing(story.position()));
        if (!story.position().isZero() && !protectedAlready) {
            submit(stop(closing(story.position())));
        }
    }

    private static Side closing(SignedQuantity position) {
        return position.signum() > 0 ? Side.SELL : Side.BUY;
    }

    private Order stop(Side side) {
        var mark = mark();
        var trigger = side == Side.SELL ? scaled(mark, 90) : scaled(mark, 110);
        return order(side, Quantity.of("0.001"), new Terms.StopMarket(trigger, true), Purpose.PROTECTION);
    }

    private Order entry() {
        var words = TimeInForce.values();
        var terms = new Terms.Limit(near(), words[random.nextInt(words.length)]);
        return order(random.nextBoolean() ? Side.BUY : Side.SELL, quantity(), terms, Purpose.ENTRY);
    }

    private Order market() {
        return order(random.nextBoolean() ? Side.BUY : Side.SELL, quantity(), new Terms.Market(), Purpose.ENTRY);
    }

    private Order order(Side side, Quantity quantity, Terms terms, Purpose purpose) {
        placed++;
        boolean reduces = purpose == Purpose.PROTECTION;
        var order = new Order(new OrderId("s" + seed + "-" + placed), SYMBOL, side, quantity, terms, reduces, purpose);
        orders.put(order.id(), order);
        return order;
    }

    /** A new adapter does not know it before its first frame; whoever trades does. */
    private Price mark() {
        rig.mark().ifPresent(now -> lastMark = now);
        return lastMark;
    }

    private Price near() {
        return scaled(mark(), 99 + random.nextInt(3));
    }

    /** On the coarsest tick any market has. */
    private static Price scaled(Price price, long percent) {
        long e8 = price.e8() / 100 * percent;
        return new Price(e8 - e8 % Fixed.ONE);
    }

    private Quantity quantity() {
        return new Quantity((1 + random.nextInt(20)) * Fixed.ONE / 10);
    }

    private Approval approval() {
        return new Approval(1, 1, Instant.MAX);
    }

    private Story story() {
        return Story.of(rig.reports(), orders);
    }

    private Optional<OrderId> open() {
        var open = story().openEntries();
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    /** How often the venue is said to have closed a position against our will. */
    long liquidations() {
        return rig.reports().stream()
                .filter(report -> report instanceof MeshEvent.AccountChanged(AccountEvent.Liquidated _, long _))
                .count();
    }

    /** Everything that is wrong; nothing if all is well. */
    List<String> verdict() {
        var verdict = new ArrayList<>(problems);
        verdict.addAll(Oracle.compare(bench.ledger(), story(), intents));
        return verdict;
    }

    @Override
    public void close() {
        rig.close();
        bench.close();
    }

    /** What outlives a process, so that the next one gives out greater ones. */
    private static final class RememberedNonces implements NonceFloor {
        private long used;

        @Override
        public long used() {
            return used;
        }

        @Override
        public void reserve(long upTo) {
            used = upTo;
        }
    }
}
