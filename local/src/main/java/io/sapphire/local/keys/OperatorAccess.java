package io.sapphire.local.keys;

import io.sapphire.gateway.access.Secret;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How commands of the same user reach a mesh that runs: a file that only its owner can read, there while it runs.
 *
 * @param gateway port of HTTP on loopback
 * @param adapter gRPC target of the adapter, for when the coordinator is gone; nothing if it is in the mesh's own process
 */
public record OperatorAccess(int gateway, Secret token, Optional<String> adapter) {
    private static final String FILE = "operator";

    /** The way in while a mesh runs. */
    public interface Door extends AutoCloseable {
        @Override
        void close();
    }

    /** Until it is closed, commands find their way. A token that the user chose is not written: the user has it. */
    public static Door open(Path folder, int gateway, GatewayAccess access, Optional<String> adapter) {
        var file = folder.resolve(FILE);
        var token = access.chosen() ? "" : access.token().reveal();
        try {
            Files.deleteIfExists(file);
            Private.write(
                    file,
                    "gateway=%d\ntoken=%s\nadapter=%s\nprocess=%d\n"
                            .formatted(
                                    gateway,
                                    token,
                                    adapter.orElse(""),
                                    ProcessHandle.current().pid()));
        } catch (IOException failure) {
            throw Refusal.failure(
                    "The way in for commands cannot be kept in %s: %s.".formatted(file, failure), failure);
        }
        return () -> shut(file);
    }

    private static void shut(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws Refusal if no mesh runs in the folder, or its token is not known */
    public static OperatorAccess find(Path folder, Map<String, String> environment) {
        var told = told(folder);
        var adapter = told.getProperty("adapter", "");
        return new OperatorAccess(
                Integer.parseInt(told.getProperty("gateway")),
                token(told.getProperty("token", ""), environment),
                adapter.isEmpty() ? Optional.empty() : Optional.of(adapter));
    }

    /** Id of the process that was started as {@code up}. @throws Refusal if no mesh runs in the folder */
    public static long process(Path folder) {
        return Long.parseLong(told(folder).getProperty("process", "0"));
    }

    private static Properties told(Path folder) {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            throw Refusal.failure(
                    "No mesh runs in %s; name another one with --data-dir.".formatted(folder.getParent()));
        }
        return read(file);
    }

    private static Secret token(String written, Map<String, String> environment) {
        var token = written.isEmpty() ? environment.getOrDefault(GatewayAccess.TOKEN, "") : written;
        if (token.isBlank()) {
            throw Refusal.failure(
                    "The mesh was started with a token of its own: name it in " + GatewayAccess.TOKEN + ".");
        }
        return Secret.of(token);
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(Files.readString(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties;
    }
}
