package io.sapphire.coordinator.eventlog;

import io.sapphire.domain.event.Recorded;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Every record names the SHA-256 of the one before. For one writer; any thread may look where it ends. */
final class Chain {
    static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final MessageDigest sha256 = sha256();
    private volatile LogStart head;

    Chain() {
        this(LogStart.BEGINNING);
    }

    Chain(LogStart start) {
        this.head = start;
    }

    /** The last record: sequence 0 before the first. */
    LogStart head() {
        return head;
    }

    /** The next record of a log that is read. @throws CorruptLogException if it does not follow */
    void follow(Recorded recorded, byte[] bytes, Path file) {
        if (!recorded.previous().equals(head.hash())) {
            throw new CorruptLogException(
                    "event log %s: event %d does not follow from the one before".formatted(file, recorded.sequence()));
        }
        add(recorded.sequence(), bytes);
    }

    /** The next record of a log that is written. */
    void add(long sequence, byte[] bytes) {
        head = new LogStart(sequence, HexFormat.of().formatHex(sha256.digest(bytes)));
    }

    /** SHA-256 of a record, in hex. */
    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
