package io.sapphire.coordinator.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
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
import java.util.stream.Stream;

/**
 * What some packages are compiled to.
 *
 * @param places folders or jars
 * @param packages as paths; those that a place does not have are left out
 */
public record CodeHash(List<Path> places, List<String> packages) {
    private static final int DIGITS = 12;

    public CodeHash {
        places = List.copyOf(places);
        packages = List.copyOf(packages);
    }

    /** @param homes one class of every folder or jar */
    static CodeHash of(List<Class<?>> homes, List<String> packages) {
        return new CodeHash(homes.stream().map(CodeHash::place).toList(), packages);
    }

    /** This code and more. @param homes one class of every folder or jar that the other packages are in */
    public CodeHash and(List<Class<?>> homes, List<String> others) {
        var more = of(homes, others);
        return new CodeHash(
                Stream.concat(places.stream(), more.places.stream()).distinct().toList(),
                Stream.concat(packages.stream(), more.packages.stream())
                        .distinct()
                        .toList());
    }

    /** Whether another version of the class would have another hash. */
    public boolean covers(Class<?> type) {
        var folder = type.getPackageName().replace('.', '/') + "/";
        return places.contains(place(type)) && packages.stream().anyMatch(one -> folder.startsWith(one + "/"));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("every class has a place", impossible);
        }
    }

    /** The first digits of a SHA-256 over every class and its name. */
    String text() {
        var classes = new TreeMap<String, byte[]>();
        places.forEach(place -> collect(place, classes));
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
