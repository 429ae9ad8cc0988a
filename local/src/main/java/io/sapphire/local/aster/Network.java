package io.sapphire.local.aster;

import io.sapphire.local.stage.RealVenue;

/**
 * One of the venue's networks.
 *
 * @param rest base URL of the REST side
 * @param chainId tells the networks' signatures apart
 */
record Network(String rest, long chainId) {
    static final Network MAINNET = of(RealVenue.MAINNET);
    static final Network TESTNET = of(RealVenue.TESTNET);

    static Network of(RealVenue venue) {
        return new Network(venue.rest(), venue.chainId());
    }

    /** A simulator signs as mainnet does. */
    static Network at(String rest) {
        return new Network(rest, MAINNET.chainId());
    }

    Network withChain(long id) {
        return new Network(rest, id);
    }
}
