package io.sapphire.agents.strategy;

/** A strategy with fixed settings: which position it wants at each close, from what came before. */
public interface Rule {

    /** What it does, with its settings, for the trader. */
    String name();

    /**
     * Takes a close.
     *
     * @param funding rate of the running interval, as a fraction
     * @return the position wanted from now on, from -1, all short, to 1; zero while it has seen too little
     */
    double position(double close, double funding);
}
