package io.sapphire.simulator.account;

import io.sapphire.domain.market.MarginBracket;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import java.util.ArrayList;
import java.util.List;

/** The margin brackets of one market, the smallest positions first. */
public final class Brackets {
    private static final Money UNBOUNDED = Money.of("1000000000");
    private static final Brackets ASSUMED = new Brackets(table());

    private final List<MarginBracket> all;

    private Brackets(List<MarginBracket> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Those Binance published for BTCUSDT in 2021, for markets of which nothing better is known. Aster has its own for each
     * of its markets and tells them only to whoever asks {@code leverageBracket} with a key.
     */
    public static Brackets assumed() {
        return ASSUMED;
    }

    /** @throws IllegalArgumentException in one sentence, if they do not join or do not rise */
    public static Brackets of(List<MarginBracket> brackets) {
        if (brackets.isEmpty() || brackets.getFirst().maxLeverage() < Settings.DEFAULT_LEVERAGE) {
            throw new IllegalArgumentException("the first bracket must allow a leverage of " + Settings.DEFAULT_LEVERAGE
                    + " at least, which every account begins with");
        }
        var floor = Money.ZERO;
        for (var bracket : brackets) {
            if (!bracket.floor().equals(floor) || bracket.cap().compareTo(floor) <= 0) {
                throw new IllegalArgumentException(
                        "bracket " + bracket.number() + " does not begin at " + floor + ", or does not end above it");
            }
            floor = bracket.cap();
        }
        return new Brackets(brackets);
    }

    public List<MarginBracket> all() {
        return all;
    }

    /** Nobody said that they are this market's own. */
    public boolean areAssumed() {
        return this == ASSUMED;
    }

    public int highestLeverage() {
        return all.getFirst().maxLeverage();
    }

    /** What a position of this notional must be worth. @param notional not negative */
    public Money maintenance(Money notional) {
        return at(notional).maintenance(notional);
    }

    /** The bracket a position of this notional is in. */
    public MarginBracket at(Money notional) {
        return all.stream()
                .filter(bracket -> notional.compareTo(bracket.cap()) <= 0)
                .findFirst()
                .orElseGet(all::getLast);
    }

    /** The largest notional at this leverage. */
    public Money most(int leverage) {
        return all.reversed().stream()
                .filter(bracket -> bracket.maxLeverage() >= leverage)
                .findFirst()
                .orElseGet(all::getLast)
                .cap();
    }

    private static List<MarginBracket> table() {
        var brackets = new ArrayList<MarginBracket>();
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

    private static void add(List<MarginBracket> brackets, int leverage, String cap, String maintenance) {
        var rate = Rate.of(maintenance);
        var floor = brackets.isEmpty() ? Money.ZERO : brackets.getLast().cap();
        var cumulative = brackets.isEmpty()
                ? Money.ZERO
                : floor.times(rate).minus(brackets.getLast().maintenance(floor));
        brackets.add(new MarginBracket(brackets.size() + 1, leverage, floor, Money.of(cap), rate, cumulative));
    }
}
