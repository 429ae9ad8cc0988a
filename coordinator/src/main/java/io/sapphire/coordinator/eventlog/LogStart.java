package io.sapphire.coordinator.eventlog;

/**
 * Where the reading of a log begins: behind a record that is known already.
 *
 * @param sequence of that record; 0 if none is known
 * @param hash SHA-256 of it, in hex
 */
public record LogStart(long sequence, String hash) {
    /** Before the first record. */
    public static final LogStart BEGINNING = new LogStart(0, Chain.BEFORE_THE_FIRST);
}
