package io.sapphire.local.logbook;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where logs lie. */
public final class LogFiles {

    private LogFiles() {}

    /**
     * The logs of a data directory, rotated ones included, oldest first; or one file.
     *
     * @throws Refusal if there are none
     */
    public static List<Path> in(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        var folder = Files.isDirectory(place.resolve("logs")) ? place.resolve("logs") : place;
        if (!Files.isDirectory(folder)) {
            throw Refusal.failure("There are no logs in " + place + ".");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            var logs = entries.filter(LogFiles::isLog)
                    .sorted(Comparator.comparingLong(LogFiles::changed))
                    .toList();
            if (logs.isEmpty()) {
                throw Refusal.failure("There are no logs in " + folder + ".");
            }
            return logs;
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(folder, failure), failure);
        }
    }

    private static boolean isLog(Path file) {
        return file.getFileName().toString().matches(".*\\.log(\\.[0-9]+)?") && Files.isRegularFile(file);
    }

    private static long changed(Path file) {
        return file.toFile().lastModified();
    }
}
