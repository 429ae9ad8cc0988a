package io.sapphire.gateway.stream;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * What a client is told over.
 *
 * @param thread that writes
 * @param open whether what is written goes out, or nearly does; what does not only waits in memory
 */
public record Line(Executor thread, BooleanSupplier open) {}
