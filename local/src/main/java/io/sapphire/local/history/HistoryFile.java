package io.sapphire.local.history;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** A file of rows that grows page by page and is gone on with after an interruption. */
final class HistoryFile implements AutoCloseable {
    /** More than any row. */
    private static final int TAIL = 4_096;

    private final Path path;
    private final FileChannel channel;
    private Optional<String> last;

    private HistoryFile(Path path, FileChannel channel, Optional<String> last) {
        this.path = path;
        this.channel = channel;
        this.last = last;
    }

    /**
     * Opens one that was begun, or begins it. What an interruption tore is cut off.
     *
     * @throws Refusal if it holds something else
     */
    static HistoryFile open(Path path, String source, String header) {
        var label = Path.of(path + ".source.json");
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                refuseOther(path, label, source);
            } else {
                Files.writeString(label, source + "\n");
            }
            var channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return new HistoryFile(path, channel, beginning(channel, header));
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be used: %s.".formatted(path, failure), failure);
        }
    }

    Optional<String> last() {
        return last;
    }

    /** They are on the disk when this returns. */
    void append(List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            var bytes = ByteBuffer.wrap((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            channel.force(false);
            last = Optional.of(rows.getLast());
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(path, failure), failure);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be closed: %s.".formatted(path, failure), failure);
        }
    }

    private static void refuseOther(Path path, Path label, String source) throws IOException {
        var begun = Files.exists(label) ? Files.readString(label).strip() : "something that has no " + label;
        if (!begun.equals(source)) {
            throw Refusal.failure("%s was begun with %s and cannot go on with %s.".formatted(path, begun, source));
        }
    }

    /** Stands at the end of the last whole row afterwards. */
    private static Optional<String> beginning(FileChannel channel, String header) throws IOException {
        long size = channel.size();
        var tail = ByteBuffer.allocate((int) Math.min(size, TAIL));
        while (tail.hasRemaining() && channel.read(tail, size - tail.remaining()) >= 0) {}
        var text = new String(tail.array(), 0, tail.position(), StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf('\n') + 1;
        var _ = channel.truncate(size - text.length() + end).position(size - text.length() + end);
        var rows = text.substring(0, end).lines().toList();
        if (rows.isEmpty() && !header.isEmpty()) {
            var _ = channel.write(ByteBuffer.wrap((header + "\n").getBytes(StandardCharsets.UTF_8)));
        }
        return rows.isEmpty() || rows.getLast().equals(header) ? Optional.empty() : Optional.of(rows.getLast());
    }
}
