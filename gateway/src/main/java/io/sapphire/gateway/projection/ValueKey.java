package io.sapphire.gateway.projection;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import java.time.Duration;

/** Something of which only the latest value matters. */
public sealed interface ValueKey {

    /** Best prices, mark and funding. */
    record Quote(Symbol symbol) implements ValueKey {}

    /** The best levels of the book. */
    record Book(Symbol symbol) implements ValueKey {}

    /** The running minute. */
    record Candle(Symbol symbol) implements ValueKey {}

    /** An agent's last word on a market. */
    record Signal(AgentId agent, Symbol symbol) implements ValueKey {}

    /** The account's books. */
    record Portfolio() implements ValueKey {}

    /** The newest point of the equity curve. */
    record Equity() implements ValueKey {}

    /** How near the limits are; state changes are told as facts besides. */
    record Limits() implements ValueKey {}

    /** The event's name for clients. */
    default String topic() {
        return switch (this) {
            case Quote _ -> "quote";
            case Book(var symbol) -> "book:" + symbol;
            case Candle(var symbol) -> "candle:" + symbol + ":1m";
            case Signal _ -> "signal";
            case Portfolio _ -> "portfolio";
            case Equity _ -> "equity";
            case Limits _ -> "risk";
        };
    }

    /** The least wall-clock time between two values. */
    default Duration pace() {
        return switch (this) {
            case Quote _, Book _, Signal _, Portfolio _, Equity _ -> Duration.ofMillis(100);
            case Candle _ -> Duration.ofMillis(250);
            case Limits _ -> Duration.ofSeconds(1);
        };
    }
}
