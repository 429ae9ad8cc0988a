package io.sapphire.simulator.account;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.PositionSide;
import io.sapphire.simulator.order.SelfTrade;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the owner of an account has chosen. Not thread-safe. */
public final class Settings {
    public static final int DEFAULT_LEVERAGE = 20;

    private final Map<Symbol, Integer> leverages = new TreeMap<>();
    private final Map<Symbol, MarginType> marginTypes = new TreeMap<>();
    private boolean hedging;
    private SelfTrade selfTrade = SelfTrade.EXPIRE_MAKER;

    public int leverage(Symbol symbol) {
        return leverages.getOrDefault(symbol, DEFAULT_LEVERAGE);
    }

    public void leverage(Symbol symbol, int leverage) {
        leverages.put(symbol, leverage);
    }

    public MarginType marginType(Symbol symbol) {
        return marginTypes.getOrDefault(symbol, MarginType.CROSSED);
    }

    public void marginType(Symbol symbol, MarginType type) {
        marginTypes.put(symbol, type);
    }

    public boolean isIsolated(Symbol symbol) {
        return marginType(symbol) == MarginType.ISOLATED;
    }

    /** A long and a short position in each market instead of one. */
    public boolean isHedging() {
        return hedging;
    }

    public void hedging(boolean on) {
        hedging = on;
    }

    /** Of orders that do not say. */
    public SelfTrade selfTrade() {
        return selfTrade;
    }

    public void selfTrade(SelfTrade mode) {
        selfTrade = mode;
    }

    /** The positions this account can hold in a market. */
    public List<Leg> legs(Symbol symbol) {
        return hedging
                ? List.of(new Leg(symbol, PositionSide.LONG), new Leg(symbol, PositionSide.SHORT))
                : List.of(Leg.net(symbol));
    }
}
