package io.sapphire.exchange.aster;

import static java.util.Objects.requireNonNull;

/**
 * Where the venue is.
 *
 * @param rest base URL of the REST side, for example {@code https://fapi.asterdex.com}
 * @param marketStream base URL of the market streams, for example {@code wss://fstream.asterdex.com}
 * @param userStream base URL of the user stream
 * @param simulatorAdmin base URL of a simulator's admin port; empty at a real venue
 */
public record VenueAddresses(String rest, String marketStream, String userStream, String simulatorAdmin) {

    public VenueAddresses {
        requireNonNull(rest);
        requireNonNull(marketStream);
        requireNonNull(userStream);
        requireNonNull(simulatorAdmin);
    }

    boolean isSimulated() {
        return !simulatorAdmin.isEmpty();
    }
}
