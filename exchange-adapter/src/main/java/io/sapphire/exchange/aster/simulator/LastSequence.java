package io.sapphire.exchange.aster.simulator;

/** Numbers of the last messages sent: of all market streams together, and of the user stream. */
public record LastSequence(long market, long user) {}
