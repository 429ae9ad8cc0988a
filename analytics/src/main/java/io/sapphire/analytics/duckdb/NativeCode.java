package io.sapphire.analytics.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB's own code, which its driver unpacks into the folder of temporary files: 72 MB that a process leaves behind when it
 * is killed. Once it is loaded, the system keeps it without its name.
 */
final class NativeCode {
    private static final Logger LOG = LoggerFactory.getLogger(NativeCode.class);
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final String NAME = "/libduckdb_java";
    private static final String SUFFIX = ".so";

    private NativeCode() {}

    /** Where the system does not say what is mapped, the driver removes it when the process ends by itself. */
    static void unlink() {
        if (!Files.isReadable(MAPPED)) {
            return;
        }
        try (var lines = Files.lines(MAPPED)) {
            for (var file : unpacked(lines).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            LOG.info("DuckDB's unpacked code stays until the process ends", failure);
        }
    }

    /** What is named in the folder of temporary files, and not deleted yet. */
    static Stream<Path> unpacked(Stream<String> lines) {
        return lines.map(line -> line.substring(line.indexOf('/') + 1))
                .filter(path -> ("/" + path).contains(NAME) && path.endsWith(SUFFIX))
                .distinct()
                .map(path -> Path.of("/" + path))
                .filter(file -> file.startsWith(Path.of(System.getProperty("java.io.tmpdir"))));
    }
}
