package io.sapphire.simulator.feed;

/**
 * Which recording to play as which market.
 *
 * @param file a path, {@code bundled} for the recording that comes with Sapphire, or {@code synthetic:SEED}
 * @param symbol to trade it as; empty for the recording's own
 * @param instrument JSON file with rules that replace the recording's; empty for none
 */
public record MarketFile(String file, String symbol, String instrument) {
    public static final String BUNDLED = "bundled";

    public static MarketFile bundled() {
        return new MarketFile(BUNDLED, "", "");
    }

    boolean isBundled() {
        return file.equals(BUNDLED);
    }
}
