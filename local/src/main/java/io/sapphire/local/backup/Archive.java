package io.sapphire.local.backup;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One file that holds copies of others, each with its SHA-256. Only its owner can read it. */
final class Archive {

    private Archive() {}

    /**
     * @param files to copy, by their name in the archive
     * @return what is in it
     * @throws Refusal if there is such a file already, or it cannot be written
     */
    static Contents write(Path archive, String taken, String run, SortedMap<String, Path> files) {
        var draft = archive.resolveSibling(archive.getFileName() + ".new");
        try {
            if (Files.exists(archive)) {
                throw new FileAlreadyExistsException(archive.toString());
            }
            Files.deleteIfExists(draft);
            var _ = Files.createFile(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var contents = fill(draft, taken, run, files);
            Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
            return contents;
        } catch (FileAlreadyExistsException exists) {
            throw Refusal.failure(archive + " is there already; a backup never replaces another.", exists);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(archive, failure), failure);
        }
    }

    private static Contents fill(Path draft, String taken, String run, SortedMap<String, Path> files)
            throws IOException {
        var sums = new TreeMap<String, String>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(draft, StandardOpenOption.WRITE))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                try (var content = digesting(Files.newInputStream(file.getValue()))) {
                    var _ = content.transferTo(zip);
                    sums.put(file.getKey(), sum(content));
                }
                zip.closeEntry();
            }
            var contents = new Contents(Contents.VERSION, taken, run, sums);
            zip.putNextEntry(new ZipEntry(Contents.NAME));
            zip.write(JsonMapper.shared().writeValueAsBytes(contents));
            zip.closeEntry();
            return contents;
        }
    }

    /**
     * Puts everything below a folder that does not exist yet.
     *
     * @throws Refusal if it is no backup, or not the one that was written; nothing is left behind then
     */
    static Contents unpack(Path archive, Path folder) {
        try (var zip = new ZipFile(archive.toFile())) {
            var contents = contents(zip, archive);
            for (var file : contents.files().entrySet()) {
                unpack(zip, file, folder, archive);
            }
            return contents;
        } catch (IOException failure) {
            throw Refusal.failure("%s is no backup that can be read: %s.".formatted(archive, failure), failure);
        }
    }

    private static Contents contents(ZipFile zip, Path archive) throws IOException {
        var entry = zip.getEntry(Contents.NAME);
        if (entry == null) {
            throw Refusal.failure(archive + " is no backup: it has no " + Contents.NAME + ".");
        }
        try (var content = zip.getInputStream(entry)) {
            var contents = JsonMapper.shared().readValue(content.readAllBytes(), Contents.class);
            if (!contents.version().equals(Contents.VERSION)) {
                throw Refusal.failure("%s is a backup of version %s; this program reads version %s."
                        .formatted(archive, contents.version(), Contents.VERSION));
            }
            return contents;
        } catch (JacksonException malformed) {
            throw Refusal.failure(archive + " is damaged: " + Contents.NAME + " cannot be read.", malformed);
        }
    }

    private static void unpack(ZipFile zip, Map.Entry<String, String> file, Path folder, Path archive)
            throws IOException {
        var target = folder.resolve(file.getKey()).normalize();
        var entry = zip.getEntry(file.getKey());
        if (!target.startsWith(folder) || entry == null) {
            throw Refusal.failure("%s is damaged: %s is not in it.".formatted(archive, file.getKey()));
        }
        Files.createDirectories(target.getParent());
        try (var content = digesting(zip.getInputStream(entry))) {
            var _ = Files.copy(content, target);
            if (!sum(content).equals(file.getValue())) {
                throw Refusal.failure("%s is damaged: %s is not what was written.".formatted(archive, file.getKey()));
            }
        }
    }

    private static DigestInputStream digesting(InputStream content) {
        try {
            return new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String sum(DigestInputStream content) {
        return HexFormat.of().formatHex(content.getMessageDigest().digest());
    }
}
