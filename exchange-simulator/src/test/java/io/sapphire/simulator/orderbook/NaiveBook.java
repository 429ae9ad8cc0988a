package io.sapphire.simulator.orderbook;

import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The same rules, said as plainly as can be: one list, sorted anew for every order. */
final class NaiveBook {
    private final Executions executions;
    private final List<Waiting> waiting = new ArrayList<>();
    private long arrivals;

    private record Waiting(long id, Side side, long price, long open, long arrival) {}

    NaiveBook(Executions executions) {
        this.executions = executions;
    }

    void place(long id, Side side, long price, long quantity) {
        long open = take(id, side, price, quantity);
        if (open > 0) {
            waiting.add(new Waiting(id, side, price, open, ++arrivals));
        }
    }

    long take(long id, Side side, long price, long quantity) {
        long open = quantity;
        for (var maker : acceptable(side, price)) {
            long part = Math.min(open, maker.open());
            if (part > 0) {
                int index = waiting.indexOf(maker);
                var rest = new Waiting(maker.id(), maker.side(), maker.price(), maker.open() - part, maker.arrival());
                waiting.set(index, rest);
                executions.executed(maker.id(), id, side, maker.price(), part);
                open -= part;
            }
        }
        waiting.removeIf(order -> order.open() == 0);
        return open;
    }

    private List<Waiting> acceptable(Side aggressor, long price) {
        int sign = aggressor == Side.BUY ? 1 : -1;
        return waiting.stream()
                .filter(order -> order.side() != aggressor && order.price() * sign <= price * sign)
                .sorted(Comparator.comparingLong((Waiting order) -> order.price() * sign)
                        .thenComparingLong(Waiting::arrival))
                .toList();
    }

    long cancel(long id) {
        var found = find(id);
        found.ifPresent(waiting::remove);
        return found.map(Waiting::open).orElse(0L);
    }

    boolean move(long id, long price) {
        var found = find(id);
        found.ifPresent(order -> {
            waiting.remove(order);
            place(id, order.side(), price, order.open());
        });
        return found.isPresent();
    }

    long volumeAt(Side side, long price) {
        return waiting.stream()
                .filter(order -> order.side() == side && order.price() == price)
                .mapToLong(Waiting::open)
                .sum();
    }

    private Optional<Waiting> find(long id) {
        return waiting.stream().filter(order -> order.id() == id).findFirst();
    }
}
