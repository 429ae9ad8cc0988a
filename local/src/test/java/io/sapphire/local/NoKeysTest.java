package io.sapphire.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that opens anything lies among the sources. */
class NoKeysTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".cache", "target", "node_modules", "dist", "test-results");

    /** A private key with its body, and the keys of the services that people mostly leave lying about. */
    private static final Pattern KEY = Pattern.compile("BEGIN [A-Z ]*PRIVATE KEY-----(?:\\\\n|\\s)*[A-Za-z0-9+/]{40}"
            + "|\\bAIza[0-9A-Za-z_-]{35}\\b|\\bAKIA[0-9A-Z]{16}\\b|\\bghp_[A-Za-z0-9]{36}\\b|\\bxox[bp]-[0-9]{8}"
            + "|\\b[0-9]{9,10}:AA[A-Za-z0-9_-]{33}\\b");

    @Test
    void noKeyLiesInTheRepository() throws IOException {
        assertThat(sources())
                .hasSizeGreaterThan(1_000)
                .allSatisfy(file -> assertThat(KEY.matcher(content(file)).find())
                        .as(ROOT.relativize(file).toString())
                        .isFalse());
    }

    /** A search that finds nothing must be able to find something. */
    @Test
    void aKeyWouldBeFound() {
        var head = "-----BEGIN " + "PRIVATE KEY-----";
        assertThat(KEY.matcher(head + "\n" + "MIGH".repeat(12)).find()).isTrue();
        assertThat(KEY.matcher(head + "\\n" + "MIGH".repeat(12)).find()).isTrue();
        assertThat(KEY.matcher("AK" + "IA" + "ABCD".repeat(4)).find()).isTrue();
        assertThat(KEY.matcher(head + "\n%s\n").find()).isFalse();
    }

    private static List<Path> sources() throws IOException {
        var files = new ArrayList<Path>();
        var _ = Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
