package io.sapphire.simulator.fault;

/**
 * A fault hit.
 *
 * @param fault its id
 */
public record Strike<E extends Effect>(long fault, E effect) {}
