package io.sapphire.local.process;

import java.nio.file.Path;
import java.util.List;

/**
 * One process to keep running.
 *
 * @param command with all arguments; the same at every start
 * @param log what it prints, appended
 * @param pid holds its process id while it runs
 * @param readiness asked until it says yes, after every start
 */
public record ChildSpec(String name, List<String> command, Path log, Path pid, Readiness readiness) {

    public ChildSpec {
        command = List.copyOf(command);
    }

    /** Whether a process does its work yet. */
    @FunctionalInterface
    public interface Readiness {
        boolean isReady();
    }
}
