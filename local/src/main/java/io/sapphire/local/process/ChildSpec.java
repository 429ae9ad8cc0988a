package io.sapphire.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process to keep running.
 *
 * @param command with all arguments; the same at every start
 * @param environment besides that of this JVM; for secrets
 * @param log what it prints, appended
 * @param pid holds its process id while it runs
 * @param readiness asked until it says yes, after every start
 */
public record ChildSpec(
        String name, List<String> command, Map<String, String> environment, Path log, Path pid, Readiness readiness) {

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Secrets do not show themselves. */
    @Override
    public String toString() {
        return name;
    }

    /** Whether a process does its work yet. */
    @FunctionalInterface
    public interface Readiness {
        boolean isReady();
    }
}
