package io.sapphire.local.keys;

import io.sapphire.gateway.access.Secret;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Properties;

/**
 * How {@code sapphire sql} of the same user reaches the analytics of a mesh that runs: files that only their owner can
 * read, there while it runs.
 *
 * @param folder they lie in
 */
public record AnalyticsAccess(Path folder, Secret token) {
    private static final String TOKEN = "analytics-token";
    private static final String PLACE = "analytics";

    /** Where the tables of a mesh that runs are asked. @param target {@code HOST:PORT} */
    public record Door(String target, Secret token) {}

    /** With another token than ever before. */
    public static AnalyticsAccess create(Path folder) {
        var access = new AnalyticsAccess(folder, Secret.random(new SecureRandom()));
        write(file(folder), access.token().reveal());
        return access;
    }

    /** Holds the token: the service reads it there, because arguments of a process can be read by others. */
    public static Path file(Path folder) {
        return folder.resolve(TOKEN);
    }

    /** From now on {@code sapphire sql} finds its way. */
    public void open(String target) {
        write(folder.resolve(PLACE), "target=%s\ntoken=%s\n".formatted(target, token.reveal()));
    }

    /** Nobody is to be asked any more. */
    public static void close(Path folder) {
        delete(folder.resolve(PLACE));
        delete(file(folder));
    }

    /** Nothing if no mesh runs in the folder. */
    public static Optional<Door> find(Path folder) {
        var place = folder.resolve(PLACE);
        if (!Files.exists(place)) {
            return Optional.empty();
        }
        var told = new Properties();
        try {
            told.load(new StringReader(Files.readString(place)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Optional.of(new Door(told.getProperty("target", ""), Secret.of(told.getProperty("token", ""))));
    }

    private static void write(Path file, String content) {
        try {
            Files.deleteIfExists(file);
            Private.write(file, content);
        } catch (IOException failure) {
            throw Refusal.failure("The way to the tables cannot be kept in %s: %s.".formatted(file, failure), failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
