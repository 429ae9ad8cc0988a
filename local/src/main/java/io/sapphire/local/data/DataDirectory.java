package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The directory one run lies in. Whoever holds this object is the only one that uses it. */
public final class DataDirectory implements AutoCloseable {
    /** Of the layout; a directory with another number is left alone. */
    static final String VERSION = "1";

    static final String TABLES = "tables.duckdb";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws Refusal if it is of another version, somebody else's or in use; nothing is touched then */
    public static DataDirectory open(Path path) {
        try {
            refuseForeign(path);
            Files.createDirectories(path);
            var opened = new DataDirectory(path, lock(path));
            opened.layOut();
            return opened;
        } catch (IOException failure) {
            throw Refusal.failure("The data directory %s cannot be used: %s.".formatted(path, failure), failure);
        }
    }

    public Path path() {
        return path;
    }

    public Path events() {
        return path.resolve("events");
    }

    public Path journal() {
        return path.resolve("journal");
    }

    public Path ledger() {
        return path.resolve("ledger");
    }

    /** Of the analytics' files. */
    public Path analytics() {
        return path.resolve("analytics");
    }

    /** The file of DuckDB that holds the run's tables. */
    public Path tables() {
        return analytics().resolve(TABLES);
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /** Of the broker, all runs together. */
    public Path kafka() {
        return path.resolve("kafka");
    }

    /** The leadership's number must be above this: 0, or what a restore wrote. @throws Refusal if that cannot be read */
    public long epochAbove() {
        var restored = path.resolve("restored");
        try {
            return Files.exists(restored)
                    ? Long.parseLong(Files.readString(restored).strip())
                    : 0;
        } catch (IOException | NumberFormatException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(restored, failure), failure);
        }
    }

    /** Of process id files. */
    public Path processes() {
        return path.resolve("run");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void layOut() throws IOException {
        for (var folder : List.of(events(), journal(), ledger(), logs(), processes())) {
            Files.createDirectories(folder);
        }
        var version = path.resolve("version");
        if (!Files.exists(version)) {
            Files.writeString(version, VERSION + "\n");
        }
    }

    private static void refuseForeign(Path path) throws IOException {
        var version = path.resolve("version");
        if (Files.exists(version)) {
            refuseOtherVersion(path, Files.readString(version).strip());
        } else if (Files.exists(path) && !isUnused(path)) {
            throw Refusal.failure(path + " is not empty and not a data directory of Sapphire.");
        }
    }

    private static void refuseOtherVersion(Path path, String version) {
        if (!version.equals(VERSION)) {
            throw Refusal.failure("%s is a data directory of version %s; this program reads and writes version %s."
                    .formatted(path, version, VERSION));
        }
    }

    private static boolean isUnused(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            return entries.allMatch(entry -> entry.endsWith("lock"));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // Held within this JVM: the same refusal.
        }
        channel.close();
        throw Refusal.failure(path + " is in use by another sapphire up.");
    }
}
