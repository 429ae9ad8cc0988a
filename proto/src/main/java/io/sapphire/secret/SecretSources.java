package io.sapphire.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads every kind of reference. */
public final class SecretSources implements SecretSource {
    /** More than any key; what is larger is another file. */
    private static final long MOST_BYTES = 64 * 1024;

    private final Map<String, String> environment;
    private final GoogleSecrets manager;

    public SecretSources(Map<String, String> environment, GoogleSecrets manager) {
        this.environment = Map.copyOf(environment);
        this.manager = manager;
    }

    /** Of this process, its files, and Google's Secret Manager. */
    public static SecretSources ofProcess() {
        return new SecretSources(System.getenv(), GoogleSecrets.ofGoogle());
    }

    @Override
    public Secret read(SecretReference reference) {
        return switch (reference) {
            case SecretReference.MountedFile(var path) -> file(path);
            case SecretReference.Variable(var name) -> variable(name);
            case SecretReference.Managed managed -> manager.read(managed);
        };
    }

    private static Secret file(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException("the secret's file " + path + " is too large for a secret");
            }
            return given(Files.readString(path), "the secret's file " + path + " is empty");
        } catch (IOException _) {
            // What it says may quote the content.
            throw new IllegalArgumentException("the secret's file " + path + " cannot be read");
        }
    }

    private Secret variable(String name) {
        return given(
                Optional.ofNullable(environment.get(name)).orElse(""),
                "the variable " + name + ", which should hold a secret, is not set");
    }

    private static Secret given(String value, String otherwise) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(otherwise);
        }
        return Secret.of(value);
    }
}
