package io.sapphire.simulator.mirror;

/** Hears what the followed venue says of its markets, once it is understood. Called on the markets' thread. */
@FunctionalInterface
public interface Ear {
    Ear DEAF = (_, _) -> {};

    /**
     * @param symbol as the venue names it
     * @param json as it came: a message of its streams, or the whole book
     */
    void hear(String symbol, String json);
}
