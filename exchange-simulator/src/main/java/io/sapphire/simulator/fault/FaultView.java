package io.sapphire.simulator.fault;

import java.time.Instant;

/**
 * A fault that is set.
 *
 * @param since venue time
 * @param seen occasions in its scope since then, while it lasted
 * @param hits how many of them it hit
 */
public record FaultView(long id, Fault fault, Instant since, long seen, long hits) {}
