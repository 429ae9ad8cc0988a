package io.sapphire.exchange.aster.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The floor as a decimal number in a file. It is not synced: it matters when the process dies while a simulator's clock
 * stands still; after a crash of the machine the venue's clock has moved on.
 */
public final class FileNonceFloor implements NonceFloor {
    private final Path file;

    public FileNonceFloor(Path file) {
        this.file = file;
    }

    @Override
    public long used() {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            throw new IllegalArgumentException("the nonce file " + file + " cannot be read", e);
        }
    }

    @Override
    public void reserve(long upTo) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Long.toString(upTo));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the nonce file " + file + " cannot be written", e);
        }
    }
}
