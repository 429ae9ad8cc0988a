package io.sapphire.simulator.market;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Tells one file content from another: size and CRC-32C. */
public final class Fingerprint {
    private static final int CHUNK = 1 << 16;

    private Fingerprint() {}

    public static String of(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return text(content.length, crc);
    }

    public static String of(Path file) throws IOException {
        var crc = new CRC32C();
        long size = 0;
        try (var channel = FileChannel.open(file)) {
            var chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk) >= 0) {
                chunk.flip();
                size += chunk.remaining();
                crc.update(chunk);
                chunk.clear();
            }
        }
        return text(size, crc);
    }

    private static String text(long size, CRC32C crc) {
        return size + "-" + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
