package io.sapphire.simulator.run;

/** The number of the last message of each class. */
public record LastSequence(long market, long user) {}
