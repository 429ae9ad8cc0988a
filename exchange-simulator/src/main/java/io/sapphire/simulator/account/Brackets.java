package io.sapphire.simulator.account;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.util.ArrayList;
import java.util.List;

/**
 * The margin brackets of every market here: those Binance published for BTCUSDT in 2021. Aster has its own for each of
 * its markets and tells them only to whoever asks {@code leverageBracket}.
 */
public final class Brackets {
    private static final Money UNBOUNDED = Money.of("1000000000");
    private static final List<Bracket> ALL = table();

    private Brackets() {}

    public static List<Bracket> all() {
        return ALL;
    }

    public static int highestLeverage() {
        return ALL.getFirst().leverage();
    }

    /** What a position of this notional must be worth. @param notional not negative */
    public static Money maintenance(Money notional) {
        return of(notional).maintenance(notional);
    }

    /** The bracket a position of this notional is in. */
    public static Bracket of(Money notional) {
        return ALL.stream()
                .filter(bracket -> notional.compareTo(bracket.cap()) <= 0)
                .findFirst()
                .orElseGet(ALL::getLast);
    }

    /** The largest notional at this leverage. */
    public static Money most(int leverage) {
        return ALL.reversed().stream()
                .filter(bracket -> bracket.leverage() >= leverage)
                .findFirst()
                .orElseGet(ALL::getLast)
                .cap();
    }

    private static List<Bracket> table() {
        var brackets = new ArrayList<Bracket>();
        add(brackets, 125, "50000", "0.004");
        add(brackets, 100, "250000", "0.005");
        add(brackets, 50, "1000000", "0.01");
        add(brackets, 20, "5000000", "0.025");
        add(brackets, 10, "20000000", "0.05");
        add(brackets, 5, "50000000", "0.1");
        add(brackets, 4, "100000000", "0.125");
        add(brackets, 3, "200000000", "0.15");
        add(brackets, 2, "300000000", "0.25");
        add(brackets, 1, UNBOUNDED.toString(), "0.5");
        return List.copyOf(brackets);
    }

    private static void add(List<Bracket> brackets, int leverage, String cap, String maintenance) {
        var rate = Rate.of(maintenance);
        var floor = brackets.isEmpty() ? Money.ZERO : brackets.getLast().cap();
        var cumulative = brackets.isEmpty()
                ? Money.ZERO
                : floor.times(rate).minus(brackets.getLast().maintenance(floor));
        brackets.add(new Bracket(brackets.size() + 1, leverage, floor, Money.of(cap), rate, cumulative));
    }
}
