package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A checkpoint and who vouches for it.
 *
 * @param signature Ed25519 over the line without it, in Base64
 */
public record SignedCheckpoint(Checkpoint checkpoint, String signature) {
    private static final Pattern LINE =
            Pattern.compile("SAPPHIRE-CHECKPOINT 1 (\\S+) ([0-9]{20}) ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)\n");

    public SignedCheckpoint {
        var decoder = Base64.getDecoder();
        // The last digit has bits that decode to nothing: they must be the ones that encoding leaves.
        if (!Base64.getEncoder().encodeToString(decoder.decode(signature)).equals(signature)) {
            throw new IllegalArgumentException("signature is not in canonical Base64");
        }
    }

    /** @throws IllegalArgumentException if it is none */
    static SignedCheckpoint parse(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a signed checkpoint");
        }
        var checkpoint = new Checkpoint(parts.group(1), Long.parseLong(parts.group(2)), parts.group(3));
        return new SignedCheckpoint(checkpoint, parts.group(4));
    }

    /** One line of text with its end. */
    String line() {
        return new String(checkpoint.message(), US_ASCII) + " " + signature + "\n";
    }

    public byte[] signatureBytes() {
        return Base64.getDecoder().decode(signature);
    }
}
