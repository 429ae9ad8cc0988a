package io.sapphire.coordinator.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far the replica had come when it was last seen: where to look first, not what to believe.
 *
 * @param checkpoint sequence of the last checkpoint that is in Kafka; 0 if none is
 */
record Progress(String run, Point point, long checkpoint) {
    private static final String FILE = "replica";
    private static final Pattern LINE = Pattern.compile("1 (\\S+) (\\d+) ([0-9a-f]{64}) (\\d+) (\\d+)\n");

    /** What the log's directory says; nothing if it says nothing that can be read. */
    static Optional<Progress> in(Path directory) {
        try {
            var file = directory.resolve(FILE);
            return Files.exists(file) ? parse(Files.readString(file, US_ASCII)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the replica's progress in " + directory + " cannot be read", unreadable);
        }
    }

    private static Optional<Progress> parse(String text) {
        var parts = LINE.matcher(text);
        return parts.matches()
                ? Optional.of(new Progress(
                        parts.group(1),
                        new Point(Long.parseLong(parts.group(2)), parts.group(3), Long.parseLong(parts.group(4))),
                        Long.parseLong(parts.group(5))))
                : Optional.empty();
    }

    void writeTo(Path directory) {
        var line = "1 %s %d %s %d %d\n".formatted(run, point.sequence(), point.hash(), point.offset(), checkpoint);
        try {
            var draft = Files.writeString(directory.resolve(FILE + ".new"), line, US_ASCII);
            Files.move(draft, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException("the replica's progress in " + directory + " cannot be written", failure);
        }
    }
}
