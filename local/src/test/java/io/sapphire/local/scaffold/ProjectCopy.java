package io.sapphire.local.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A copy of what an agent is made of. */
public final class ProjectCopy {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PARTS =
            List.of("agents/src", "k8s/agents", "k8s/base/coordinator", "istio", "docker-compose.yaml");

    private ProjectCopy() {}

    public static void into(Path folder) {
        PARTS.forEach(part -> copy(PROJECT.resolve(part), folder.resolve(part)));
    }

    private static void copy(Path from, Path to) {
        try (var all = Files.walk(from)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
