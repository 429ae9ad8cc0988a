package io.sapphire.simulator.fault;

/**
 * What was hit, for whoever looks afterwards.
 *
 * @param fault its id
 */
public record Hit(long fault, Occasion occasion) {}
