package io.sapphire.local.golive;

import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When this data directory first traded at each stage, by the runs that lie in it. */
record Past(List<RunRecord> runs) {

    /** @throws Refusal if the record of a run cannot be read */
    static Past in(Path data) {
        var runs = new ArrayList<RunRecord>();
        record(data).ifPresent(runs::add);
        var shelf = data.resolve("runs");
        if (Files.isDirectory(shelf)) {
            try (Stream<Path> shelved = Files.list(shelf)) {
                shelved.forEach(run -> record(run).ifPresent(runs::add));
            } catch (IOException failure) {
                throw Refusal.failure("%s cannot be read: %s.".formatted(shelf, failure), failure);
            }
        }
        return new Past(List.copyOf(runs));
    }

    private static Optional<RunRecord> record(Path directory) {
        return Files.isDirectory(directory.resolve("events"))
                ? new StoredRun(directory, directory.resolve("events")).record()
                : Optional.empty();
    }

    /** Start of the first run at a stage; nothing without one. */
    Optional<Instant> since(Stage stage) {
        return runs.stream()
                .filter(run -> !run.isBacktest())
                .filter(run -> run.identity()
                        .getOrDefault(UpOptions.STAGE, Stage.PAPER.toString())
                        .equals(stage.toString()))
                .map(run -> Instant.parse(run.started()))
                .min(Comparator.naturalOrder());
    }
}
