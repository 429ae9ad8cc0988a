package io.sapphire.exchange.execution;

/** The halt that outlives the process. */
public sealed interface Latch {

    record Open() implements Latch {}

    record Halted(String operator, String reason) implements Latch {}
}
