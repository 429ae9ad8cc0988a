package io.sapphire.local.process;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of an earlier start whose supervisor was killed. They end by themselves; until then they own their files. */
public final class Leftovers {

    private Leftovers() {}

    /**
     * Waits for them to end.
     *
     * @param folder of process id files
     * @param marker a word of their command line, since another program may have inherited the number
     * @throws Refusal if one does not end in time
     */
    public static void await(Path folder, String marker, Duration patience) throws InterruptedException {
        for (var pid : pidFiles(folder)) {
            var process = running(pid, marker);
            if (process.isPresent()) {
                await(process.get(), pid, patience);
            }
            delete(pid);
        }
    }

    private static List<Path> pidFiles(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(folder, failure.getMessage()), failure);
        }
    }

    private static Optional<ProcessHandle> running(Path pid, String marker) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .filter(process -> process.info().commandLine().orElse("").contains(marker));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static void await(ProcessHandle process, Path pid, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw Refusal.failure(
                    "%s of an earlier start still runs as process %d; end it first."
                            .formatted(pid.getFileName().toString().replace(".pid", ""), process.pid()),
                    stillThere);
        }
    }

    private static void delete(Path pid) {
        try {
            Files.deleteIfExists(pid);
        } catch (IOException _) {
            // The next start overwrites it.
        }
    }
}
