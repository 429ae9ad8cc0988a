package io.sapphire.gateway.projection;

/**
 * How much of a run is kept in memory; the oldest is forgotten first, the log keeps it.
 *
 * @param rows decisions, orders, fills, denials and operator's acts, of each so many
 * @param equitySamples of the account's equity; beyond them the oldest are thinned
 * @param candles of one minute, per market
 */
public record Caps(int rows, int equitySamples, int candles) {
    private static final int LEAST = 100;

    public Caps {
        if (Math.min(rows, Math.min(equitySamples, candles)) < LEAST) {
            throw new IllegalArgumentException("at least " + LEAST + " rows, samples and candles must be kept");
        }
    }
}
