package io.sapphire.analytics.table;

/**
 * How far the tables have come in one run.
 *
 * @param sequence of the last event whose rows are in the tables
 * @param hash SHA-256 of that event's record, in hex: whether a log is the one they were filled from
 * @param memory what is to be known of the events before to go on, as text; the store only keeps it
 */
public record Progress(String run, long sequence, String hash, String memory) {}
