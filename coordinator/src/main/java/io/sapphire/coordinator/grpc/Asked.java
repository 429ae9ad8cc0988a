package io.sapphire.coordinator.grpc;

/** A frame that waits for its answer. */
record Asked(String symbol, long frame) {}
