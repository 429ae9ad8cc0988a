package io.sapphire.local.keys;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Files and folders that only their owner can read. */
final class Private {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private Private() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    }

    /** Does nothing if it exists. It is closed to others before it has content, and has all of it before it has its name. */
    static void createFile(Path file, Supplier<String> content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE));
        Files.writeString(draft, content.get());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @throws Refusal if others could read or change it */
    static void refuseOpen(Path path) throws IOException {
        if (Files.getFileAttributeView(path, PosixFileAttributeView.class) == null) {
            return;
        }
        var others = new HashSet<>(Files.getPosixFilePermissions(path));
        others.removeAll(FOLDER);
        if (!others.isEmpty()) {
            throw Refusal.failure("Others can read or change %s; close it with: chmod %s %s"
                    .formatted(path, Files.isDirectory(path) ? "700" : "600", path));
        }
    }
}
