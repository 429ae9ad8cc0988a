package io.sapphire.simulator.market;

import io.sapphire.domain.market.Symbol;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

    /**
     * What a file of trades or bars is about: the letters its name begins with are the base asset, with or without what it
     * is quoted in.
     *
     * @throws RecordingException if there are none
     */
    public static Symbol symbol(Path file) {
        var name = file.getFileName().toString();
        int letters = 0;
        while (letters < name.length() && Character.isLetter(name.charAt(letters))) {
            letters++;
        }
        var base = name.substring(0, letters).toUpperCase(Locale.ROOT).replaceFirst("(USDT|USD)$", "");
        if (base.isEmpty()) {
            throw new RecordingException("recording " + file
                    + " does not say what was traded; give it a symbol, such as " + name + "=BTCUSDT");
        }
        return new Symbol(base + "USDT");
    }
}
