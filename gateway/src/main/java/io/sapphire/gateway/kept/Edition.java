package io.sapphire.gateway.kept;

import io.sapphire.domain.event.MeshEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** What the gateway is compiled to: another code may tell the same events otherwise, whatever its version says. */
public final class Edition {
    private Edition() {}

    /** SHA-256 over every class of the views and of the events, in hex. Read once. */
    public static String text() {
        return Holder.TEXT;
    }

    private static final class Holder {
        static final String TEXT = hash();
    }

    private static String hash() {
        var classes = new TreeMap<String, byte[]>();
        collect(Edition.class, "io/sapphire/gateway", classes);
        collect(MeshEvent.class, "io/sapphire/domain", classes);
        var digest = sha256();
        classes.values().forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** From the folder or jar that one of them was loaded from. */
    private static void collect(Class<?> one, String packages, TreeMap<String, byte[]> classes) {
        try {
            var place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                walk(place.resolve(packages), classes);
            } else {
                try (var jar = FileSystems.newFileSystem(place)) {
                    walk(jar.getPath("/").resolve(packages), classes);
                }
            }
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("every class has a place", impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void walk(Path folder, TreeMap<String, byte[]> classes) throws IOException {
        List<Path> files;
        try (var found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (var file : files) {
            classes.put(file.toString(), Files.readAllBytes(file));
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
