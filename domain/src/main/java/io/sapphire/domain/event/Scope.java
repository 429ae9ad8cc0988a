package io.sapphire.domain.event;

import io.sapphire.domain.market.Symbol;

/** How much of the trading an operator's hand is laid on. */
public sealed interface Scope {
    /** Every market. */
    Scope ALL = new All();

    /** Every market. */
    record All() implements Scope {}

    /** One market. */
    record Market(Symbol symbol) implements Scope {}

    /** Whether a market is meant. */
    default boolean covers(Symbol symbol) {
        return switch (this) {
            case All _ -> true;
            case Market(var one) -> one.equals(symbol);
        };
    }
}
