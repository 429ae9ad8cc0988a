package io.sapphire.simulator.feed;

/**
 * Which recording to play as which market.
 *
 * @param file a path, {@code bundled} for the recording that comes with Sapphire, {@code synthetic:SEED}, or
 *     {@code aster:SYMBOL} for a market that is followed while it trades
 * @param symbol to trade it as; empty for the recording's own
 * @param instrument JSON file with rules that replace the recording's; empty for none
 * @param fees of passive and aggressive fills, {@code MAKER,TAKER} as fractions of the notional, over those of
 *     the rules; empty leaves them
 */
public record MarketFile(String file, String symbol, String instrument, String fees) {
    public static final String BUNDLED = "bundled";
    private static final String LIVE = "aster:";

    /** With the fees that its rules have. */
    public MarketFile(String file, String symbol, String instrument) {
        this(file, symbol, instrument, "");
    }

    public static MarketFile bundled() {
        return new MarketFile(BUNDLED, "", "");
    }

    boolean isBundled() {
        return file.equals(BUNDLED);
    }

    boolean isLive() {
        return file.startsWith(LIVE);
    }

    /** Of a market that is followed, as its venue names it. */
    String followed() {
        return file.substring(LIVE.length());
    }
}
