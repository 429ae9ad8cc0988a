package io.sapphire.domain.event;

import java.time.Instant;

/**
 * An event and its place in the log.
 *
 * @param sequence from 1, without gaps
 * @param recordTime by the recorder's clock
 * @param traceId 32 hex digits: everything one market frame leads to shares it; empty if nothing caused it
 * @param previous SHA-256 of the record before, in hex; 64 zeros before the first
 */
public record Recorded(long sequence, Instant recordTime, String traceId, String previous, MeshEvent event) {}
