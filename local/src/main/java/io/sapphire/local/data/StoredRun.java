package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A run as it lies on the disk, going on, finished or moved away. Only read.
 *
 * @param directory of the run, or of its events alone
 * @param events directory of the event log
 */
public record StoredRun(Path directory, Path events) {
    static final String RECORD = "run.json";

    private static final String SEGMENTS = "*.seg";

    /** @throws Refusal if no event log is there */
    public static StoredRun in(Path named) {
        var directory = named.toAbsolutePath().normalize();
        for (var events : new Path[] {directory.resolve("events"), directory}) {
            if (holdsLog(events)) {
                return new StoredRun(directory, events);
            }
        }
        throw Refusal.failure("There is no event log in " + directory + ".");
    }

    /** What the run was begun with; nothing if only its events are here. */
    public Optional<RunRecord> record() {
        return read(RECORD, RunRecord.class);
    }

    /** How it ended; nothing if it has not, or only its events are here. */
    public Optional<FinishedRun> ending() {
        return read("finished.json", FinishedRun.class);
    }

    /** Whether it was a backtest: its log names its frames and does not hold them. */
    public boolean isBacktest() {
        return record().map(RunRecord::isBacktest).orElse(false);
    }

    /** The hash of the state that a backtest ended with, as its report tells; nothing without a report. */
    public Optional<String> reportedHash() {
        return read("report.json", JsonNode.class)
                .map(report -> report.path("stateHash").asString(""))
                .filter(hash -> !hash.isEmpty());
    }

    /** Where its tables are, or would be. */
    public Path tables() {
        return directory.resolve("analytics").resolve(DataDirectory.TABLES);
    }

    private <T> Optional<T> read(String name, Class<T> type) {
        var file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Json.read(file, type)) : Optional.empty();
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(file, failure), failure);
        }
    }

    private static boolean holdsLog(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var segments = Files.newDirectoryStream(folder, SEGMENTS)) {
            return segments.iterator().hasNext();
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(folder, failure), failure);
        }
    }
}
