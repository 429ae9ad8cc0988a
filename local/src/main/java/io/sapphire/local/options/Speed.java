package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;

/** How much faster than recorded the market is replayed: {@code max}, or venue seconds per second. */
public record Speed(String text) {

    public Speed {
        if (!text.matches("max|[1-9][0-9]{0,8}")) {
            throw Refusal.misuse("--speed must be max or a whole number of at least 1, was '" + text + "'.");
        }
    }

    /** At speed 1 rounds close by deadline; above it the market waits for the mesh. */
    public boolean lockStep() {
        return !text.equals("1");
    }

    @Override
    public String toString() {
        return text;
    }
}
