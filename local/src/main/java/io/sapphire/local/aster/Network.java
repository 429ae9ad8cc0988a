package io.sapphire.local.aster;

/**
 * One of the venue's networks.
 *
 * @param rest base URL of the REST side
 * @param chainId tells the networks' signatures apart
 * @see <a href="https://github.com/asterdex/api-docs">Aster futures API V3, "General Info", read 2026-06-30</a>
 */
record Network(String rest, long chainId) {
    private static final long MAINNET_CHAIN = 1666;

    static final Network MAINNET = new Network("https://fapi.asterdex.com", MAINNET_CHAIN);
    static final Network TESTNET = new Network("https://fapi.asterdex-testnet.com", 714);

    /** A simulator signs as mainnet does. */
    static Network at(String rest) {
        return new Network(rest, MAINNET_CHAIN);
    }

    Network withChain(long id) {
        return new Network(rest, id);
    }
}
