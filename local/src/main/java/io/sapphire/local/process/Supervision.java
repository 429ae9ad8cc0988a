package io.sapphire.local.process;

import java.time.Duration;

/**
 * How patient a supervisor is.
 *
 * @param startLimit from the start of a process until it must be ready
 * @param stopLimit from asking a process to end until it is forced to
 */
public record Supervision(Backoff backoff, Duration startLimit, Duration stopLimit) {}
