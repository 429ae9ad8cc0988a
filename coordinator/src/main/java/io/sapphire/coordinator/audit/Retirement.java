package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sapphire.coordinator.eventlog.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The signed word that the first events of a log were removed on purpose. It lies beside the log, and the hash in it
 * vouches for what is left.
 */
final class Retirement {
    private static final String FILE = "retired";
    private static final String PREFIX = "RETIRED ";

    private Retirement() {}

    /** What is signed: nobody can make one of a checkpoint. */
    static String text(Checkpoint last) {
        return PREFIX + new String(last.message(), US_ASCII);
    }

    /** Replaces what was said before, in one piece. */
    static void write(Path events, Disk disk, SignedCheckpoint last) throws IOException {
        var draft = events.resolve(FILE + ".new");
        try (var file = disk.open(draft)) {
            file.truncate(0);
            file.write(ByteBuffer.wrap(last.line().getBytes(US_ASCII)), 0);
            file.force();
        }
        disk.rename(draft, events.resolve(FILE));
        disk.sync(events);
    }

    /** The last event that was retired; nothing if none was. @throws IllegalArgumentException if it is damaged */
    static Optional<SignedCheckpoint> read(Path events) {
        var file = events.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(SignedCheckpoint.parse(new String(Files.readAllBytes(file), US_ASCII)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
