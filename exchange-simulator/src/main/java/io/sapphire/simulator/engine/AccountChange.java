package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.MarginType;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.SelfTrade;

/** Something the owner of the account sets, other than by trading. It takes effect at once. */
public sealed interface AccountChange {

    record Leverage(Symbol symbol, int leverage) implements AccountChange {}

    record Margin(Symbol symbol, MarginType type) implements AccountChange {}

    /** @param amount set aside for an isolated position; negative is taken back */
    record Isolated(Leg leg, Money amount) implements AccountChange {}

    record Hedging(boolean on) implements AccountChange {}

    record SelfTrading(SelfTrade mode) implements AccountChange {}
}
