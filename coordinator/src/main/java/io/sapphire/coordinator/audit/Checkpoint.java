package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.regex.Pattern;

/**
 * How far a log had come.
 *
 * @param run id of the run
 * @param sequence of the last event
 * @param hash SHA-256 of its record, in hex; as every record names the one before, it stands for all of them
 */
public record Checkpoint(String run, long sequence, String hash) {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Checkpoint {
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("a run id is 1 to 100 letters, digits and . _ -, was '" + run + "'");
        }
        if (sequence < 1 || !HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("checkpoint of event " + sequence + " is malformed");
        }
    }

    /** What is signed. Always as long for one run, so that a newer one can be written over an older one in place. */
    byte[] message() {
        return "SAPPHIRE-CHECKPOINT 1 %s %020d %s"
                .formatted(run, sequence, hash)
                .getBytes(US_ASCII);
    }
}
