package io.sapphire.simulator.market;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files that may be compressed with gzip. */
public final class Packed {
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    private Packed() {}

    /** The content, uncompressed; whoever opens it closes it. */
    public static InputStream open(Path file) throws IOException {
        var content = new BufferedInputStream(Files.newInputStream(file));
        try {
            content.mark(2);
            boolean compressed = content.read() == GZIP_MAGIC_1 && content.read() == GZIP_MAGIC_2;
            content.reset();
            return compressed ? new GZIPInputStream(content) : content;
        } catch (IOException unreadable) {
            content.close();
            throw unreadable;
        }
    }

    /** The file's name without {@code .gz}. */
    public static String name(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
