package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A directory that was made, or was empty, when a command named it with {@code --out}. */
public record NewFolder(Path path) {

    /** @throws Refusal if something is in it, or it cannot be made */
    public static NewFolder create(Path named) {
        var folder = named.toAbsolutePath().normalize();
        try {
            if (Files.exists(folder) && isUsed(folder)) {
                throw Refusal.failure(folder + " is not empty; choose a new directory with --out.");
            }
            return new NewFolder(Files.createDirectories(folder));
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be used: %s.".formatted(folder, failure), failure);
        }
    }

    private static boolean isUsed(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    /** @throws Refusal if it cannot be written */
    public void write(String name, String text) {
        var file = path.resolve(name);
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(file, failure), failure);
        }
    }
}
