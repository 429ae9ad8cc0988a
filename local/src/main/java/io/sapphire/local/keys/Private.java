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

/** Files and folders that only their owner can read. */
final class Private {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private Private() {}

    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    }

    /** Does nothing if it exists. It has all of its content before it has its name. */
    static void createFile(Path file, Content content) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        content.writeTo(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void write(Path file, String content) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
        Files.writeString(file, content);
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

    /** Makes a new file, closed to others before it has content. */
    interface Content {
        void writeTo(Path file) throws IOException;
    }
}
