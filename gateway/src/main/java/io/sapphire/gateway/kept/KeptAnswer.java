package io.sapphire.gateway.kept;

/**
 * An answer about the past.
 *
 * @param sequence of the last event that it tells of
 * @param record SHA-256 of that event's record, in hex: it vouches for all records before it
 * @param json as it was told
 */
public record KeptAnswer(long sequence, String record, String json) {}
