package io.sapphire.simulator.feed.synthetic;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.orderbook.Executions;
import io.sapphire.simulator.orderbook.PriceTimeBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Participants who place, cancel, move and take around a price that wanders at random and rather goes on than turns. It
 * has a book with queues, bursts and runs, but no news, no trend and no memory: nothing can be earned from it, and nothing
 * learned about real markets. Prices are in ticks, quantities in steps.
 */
final class SyntheticFlow {
    private static final int OPENING = 200;
    private static final int FEWEST = 120;
    private static final int MOST = 400;
    private static final double SAME_SIDE = 0.6;
    private static final double WANDERING = 0.7;
    private static final int FARTHEST_TICKS = 60;
    private static final int SWEEP_TICKS = 4;
    private static final long MOST_STEPS = 5_000;

    private final PriceTimeBook book;
    /** Its algorithm is part of its specification. */
    private final Random random;

    private final double lowest;
    private final double highest;
    /** Who may still wait; who traded is found out when its turn comes. */
    private final List<Waiting> waiting = new ArrayList<>();

    private final SortedSet<Touched> touched = new TreeSet<>();

    private double fair;
    private Side taking = Side.BUY;
    private long lastId;

    private record Waiting(long id, Side side, long price) {}

    /** A level that may have changed. */
    record Touched(Side side, long price) implements Comparable<Touched> {

        @Override
        public int compareTo(Touched other) {
            int bySide = side.compareTo(other.side);
            return bySide != 0 ? bySide : Long.compare(price, other.price);
        }
    }

    /** @param start the fair price at first; it stays between a half and twice that */
    SyntheticFlow(long start, long seed, Executions executions) {
        this.random = new Random(seed);
        this.fair = start;
        this.lowest = start / 2.0;
        this.highest = start * 2.0;
        this.book = new PriceTimeBook((maker, taker, aggressor, price, quantity) -> {
            touched.add(new Touched(aggressor.opposite(), price));
            executions.executed(maker, taker, aggressor, price, quantity);
        });
    }

    PriceTimeBook book() {
        return book;
    }

    /** Levels that may have changed since this was asked last, in order. */
    List<Touched> touched() {
        var levels = List.copyOf(touched);
        touched.clear();
        return levels;
    }

    /** Milliseconds until somebody acts again: many short pauses and few long ones. */
    int pause() {
        double even = random.nextDouble();
        return 1 + (int) (even * even * 3_600);
    }

    /** The first orders: before them nobody is there. */
    void open() {
        for (int i = 0; i < OPENING; i++) {
            place(i % 2 == 0 ? Side.BUY : Side.SELL);
        }
    }

    /** Somebody does something. */
    void act() {
        fair = Math.clamp(fair + random.nextGaussian() * WANDERING, lowest, highest);
        int dice = random.nextInt(100);
        if (waiting.size() < FEWEST || dice < 45 && waiting.size() < MOST) {
            place(random.nextBoolean() ? Side.BUY : Side.SELL);
        } else if (dice < 75) {
            cancel();
        } else if (dice < 85) {
            move();
        } else {
            take();
        }
    }

    private void place(Side side) {
        long price = near(side);
        book.place(++lastId, side, price, quantity());
        waits(lastId, side, price);
    }

    private void waits(long id, Side side, long price) {
        waiting.add(new Waiting(id, side, price));
        touched.add(new Touched(side, price));
    }

    private void cancel() {
        var order = somebody();
        long _ = book.cancel(order.id());
    }

    /** Who moves where others wait trades. */
    private void move() {
        var order = somebody();
        long price = near(order.side());
        if (book.move(order.id(), price)) {
            waits(order.id(), order.side(), price);
        }
    }

    private Waiting somebody() {
        var order = waiting.remove(random.nextInt(waiting.size()));
        touched.add(new Touched(order.side(), order.price()));
        return order;
    }

    private void take() {
        taking = random.nextDouble() < SAME_SIDE ? taking : taking.opposite();
        var offered = taking.opposite();
        if (book.levels(offered) > 0) {
            long limit = book.price(offered, 0) + sign(taking) * random.nextInt(SWEEP_TICKS);
            long _ = book.take(++lastId, taking, limit, quantity());
            fair += sign(taking) * random.nextDouble();
        }
    }

    /** Many close and few far. */
    private long near(Side side) {
        double even = random.nextDouble();
        return Math.round(fair) - sign(side) * (1 + (long) (even * even * FARTHEST_TICKS));
    }

    /** Many small ones and few large ones. */
    private long quantity() {
        double even = random.nextDouble();
        return 1 + (long) (even * even * even * MOST_STEPS);
    }

    private static int sign(Side side) {
        return side == Side.BUY ? 1 : -1;
    }
}
