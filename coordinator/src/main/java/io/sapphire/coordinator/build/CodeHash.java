package io.sapphire.coordinator.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some packages are compiled to.
 *
 * @param places folders or jars
 * @param packages as paths; those that a place does not have are left out
 */
record CodeHash(List<Path> places, List<String> packages) {
    private static final int DIGITS = 12;

    /** The first digits of a SHA-256 over every class and its name. */
    String text() {
        var classes = new TreeMap<String, byte[]>();
        places.stream().distinct().forEach(place -> collect(place, classes));
        var digest = sha256();
        classes.forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private void collect(Path place, SortedMap<String, byte[]> classes) {
        try {
            if (Files.isDirectory(place)) {
                walk(place, classes);
            } else {
                try (var jar = FileSystems.newFileSystem(place)) {
                    walk(jar.getPath("/"), classes);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void walk(Path root, SortedMap<String, byte[]> classes) throws IOException {
        for (var folder : packages) {
            var begin = root.resolve(folder);
            if (Files.isDirectory(begin)) {
                try (var files = Files.walk(begin)) {
                    for (var file : files.filter(Files::isRegularFile).toList()) {
                        classes.put(root.relativize(file).toString(), Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
