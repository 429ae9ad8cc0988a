package io.sapphire.exchange.aster.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;

/** The end of the ban in a file, as ISO 8601: people may want to read it. */
public final class FileBanMemory implements BanMemory {
    private final Path file;

    public FileBanMemory(Path file) {
        this.file = file;
    }

    @Override
    public Instant until() {
        try {
            return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : Instant.EPOCH;
        } catch (IOException | DateTimeException e) {
            throw new IllegalArgumentException("the file of the venue's ban " + file + " cannot be read", e);
        }
    }

    @Override
    public void remember(Instant until) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, until + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of the venue's ban " + file + " cannot be written", e);
        }
    }
}
