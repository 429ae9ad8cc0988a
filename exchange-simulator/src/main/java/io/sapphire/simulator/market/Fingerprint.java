package io.sapphire.simulator.market;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells one file content from another: SHA-256, in hex, as {@code sha256sum} prints it. */
public final class Fingerprint {
    private static final int CHUNK = 1 << 16;

    private Fingerprint() {}

    public static String of(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    public static String of(Path file) throws IOException {
        var digest = sha256();
        try (var channel = FileChannel.open(file)) {
            var chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk) >= 0) {
                chunk.flip();
                digest.update(chunk);
                chunk.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
