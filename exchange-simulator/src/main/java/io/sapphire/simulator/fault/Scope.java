package io.sapphire.simulator.fault;

/**
 * Which occasions a fault looks at.
 *
 * @param name method and path of a request, or event type of a message; empty for any
 * @param symbol empty for any, and for what is about no market
 */
public record Scope(Place place, String name, String symbol) {

    boolean covers(Occasion occasion) {
        return occasion.place() == place
                && (name.isEmpty() || name.equals(occasion.name()))
                && (symbol.isEmpty() || symbol.equals(occasion.symbol()));
    }
}
