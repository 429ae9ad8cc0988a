package io.sapphire.secret;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a secret lies. */
public sealed interface SecretReference {

    /** A mounted file: {@code file:/run/secrets/key}, or only its path. */
    record MountedFile(Path path) implements SecretReference {
        @Override
        public String toString() {
            return "file:" + path;
        }
    }

    /** A variable of the process's environment: {@code env:NAME}. */
    record Variable(String name) implements SecretReference {
        @Override
        public String toString() {
            return "env:" + name;
        }
    }

    /**
     * One version of a secret in Google Secret Manager: {@code gcp:projects/P/secrets/S/versions/V}, or without a version
     * the latest.
     */
    record Managed(String project, String secret, String version) implements SecretReference {
        private static final Pattern NAME =
                Pattern.compile("projects/([a-z0-9:.-]+)/secrets/([A-Za-z0-9_-]+)(?:/versions/([0-9]+|latest))?");

        static Managed parse(String name) {
            var parts = NAME.matcher(name);
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "a secret of Secret Manager is gcp:projects/PROJECT/secrets/NAME[/versions/VERSION]");
            }
            var version = parts.group(3);
            return new Managed(parts.group(1), parts.group(2), version == null ? "latest" : version);
        }

        @Override
        public String toString() {
            return "gcp:projects/%s/secrets/%s/versions/%s".formatted(project, secret, version);
        }
    }

    /** @throws IllegalArgumentException if it is none; the text is not repeated, as it may be the secret itself */
    static SecretReference parse(String text) {
        if (text.startsWith("gcp:")) {
            return Managed.parse(text.substring("gcp:".length()));
        }
        if (text.startsWith("env:") && text.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            return new Variable(text.substring("env:".length()));
        }
        var path = text.startsWith("file:") ? text.substring("file:".length()) : text;
        if (path.contains("/") && !path.contains("\n")) {
            return new MountedFile(Path.of(path));
        }
        throw new IllegalArgumentException(
                "a secret is named by file:PATH, env:NAME or gcp:projects/PROJECT/secrets/NAME, never written down");
    }
}
