package io.sapphire.coordinator.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Keys as text (RFC 7468). */
final class PemFile {

    private PemFile() {}

    /** @throws IllegalArgumentException if the file is something else */
    static byte[] read(Path file, String label) throws IOException {
        var text = Files.readString(file).strip();
        var head = "-----BEGIN " + label + "-----";
        var foot = "-----END " + label + "-----";
        if (!text.startsWith(head) || !text.endsWith(foot)) {
            throw new IllegalArgumentException(file + " does not hold a " + label + " in PEM");
        }
        return Base64.getMimeDecoder().decode(text.substring(head.length(), text.length() - foot.length()));
    }
}
