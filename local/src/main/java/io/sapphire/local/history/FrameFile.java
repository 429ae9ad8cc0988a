package io.sapphire.local.history;

import io.sapphire.local.sentence.Refusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/**
 * A recording of futures frames: on every line the local time in ns and one message, as the venue sent it. A name that ends
 * in {@code .gz} is compressed; the others leave the process line by line, so that a kill tears none.
 */
final class FrameFile implements AutoCloseable {
    private static final String PACKED = ".gz";
    private static final long NANOS = 1_000_000_000;

    private final OutputStream out;
    private long lines;

    private FrameFile(OutputStream out) {
        this.out = out;
    }

    /** @throws Refusal if there is such a file already, or it cannot be made */
    static FrameFile create(Path file) {
        try {
            var plain = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean packed = file.toString().endsWith(PACKED);
            return new FrameFile(packed ? new BufferedOutputStream(new GZIPOutputStream(plain)) : plain);
        } catch (FileAlreadyExistsException exists) {
            throw Refusal.failure(file + " is there already; a recording is never added to.", exists);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(file, failure), failure);
        }
    }

    synchronized void write(Instant received, String json) throws IOException {
        long stamp = Math.addExact(Math.multiplyExact(received.getEpochSecond(), NANOS), received.getNano());
        // One message is one line, however it is laid out.
        var line = stamp + " " + json.replace('\n', ' ').replace('\r', ' ') + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        lines++;
    }

    synchronized long lines() {
        return lines;
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
