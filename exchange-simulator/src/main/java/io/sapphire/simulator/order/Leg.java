package io.sapphire.simulator.order;

import io.sapphire.domain.market.Symbol;
import java.util.Comparator;

/** One position: a netting account has one per market, a hedging account two. */
public record Leg(Symbol symbol, PositionSide side) implements Comparable<Leg> {
    private static final Comparator<Leg> ORDER =
            Comparator.comparing(Leg::symbol).thenComparing(Leg::side);

    public static Leg net(Symbol symbol) {
        return new Leg(symbol, PositionSide.BOTH);
    }

    @Override
    public int compareTo(Leg other) {
        return ORDER.compare(this, other);
    }
}
