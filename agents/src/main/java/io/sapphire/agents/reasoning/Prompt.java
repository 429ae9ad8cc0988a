package io.sapphire.agents.reasoning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a model is told to do, kept as a file with its version in its name: another text is another file.
 *
 * @param version for example {@code headlines-v1}
 */
public record Prompt(String version, String instructions) {

    /** The file {@code VERSION.txt} beside a class. */
    public static Prompt beside(Class<?> owner, String version) {
        var name = version + ".txt";
        try (var file = requireNonNull(owner.getResourceAsStream(name), name + " is missing")) {
            return new Prompt(version, new String(file.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
