package io.sapphire.coordinator.kafka;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event in the replica.
 *
 * @param hash SHA-256 of its record, in hex
 * @param offset in the account's partition; -1 if it is not known
 */
record Point(long sequence, String hash, long offset) {

    /** SHA-256 of a record, in hex. */
    static String hashOf(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
