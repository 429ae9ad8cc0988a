package io.sapphire.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The files that say which run lies in a data directory and how it stands. */
final class RunFiles {
    private final DataDirectory directory;
    private final Path run;
    private final Path finished;
    private final Path aside;
    private final Path latches;

    RunFiles(DataDirectory directory) {
        this.directory = directory;
        this.run = directory.path().resolve("run.json");
        this.finished = directory.path().resolve("finished.json");
        this.aside = directory.path().resolve("aside.json");
        this.latches = directory.path().resolve("trading.json");
    }

    boolean hasRun() {
        return Files.exists(run);
    }

    boolean hasEnding() {
        return Files.exists(finished) || Files.exists(aside);
    }

    RunRecord run() throws IOException {
        return Json.read(run, RunRecord.class);
    }

    Ending ending() throws IOException {
        if (Files.exists(aside)) {
            return Json.read(aside, Ending.class);
        }
        var ended = Json.read(finished, FinishedRun.class);
        return new Ending(ended.id(), ended.latches());
    }

    boolean hasLatches() {
        return Files.exists(latches);
    }

    /** As they were last seen; the event log and the journal know better. */
    Latches latches() throws IOException {
        return Files.exists(latches) ? Json.read(latches, Latches.class) : Latches.OPEN;
    }

    void write(RunRecord record) throws IOException {
        Json.write(run, record);
    }

    void write(FinishedRun record) throws IOException {
        Json.write(finished, record);
    }

    void write(Ending setAside) throws IOException {
        Json.write(aside, setAside);
    }

    void write(Latches state) throws IOException {
        Json.write(latches, state);
    }

    /** Whether the run has begun: a first event is recorded. */
    boolean hasEvents() throws IOException {
        return hasContent(directory.events());
    }

    /** Whether a service has left anything else. */
    boolean hasBooks() throws IOException {
        return hasContent(directory.journal()) || hasContent(directory.ledger());
    }

    /**
     * Moves what a run left to {@code runs/ID}. Interrupted, it goes on with what is still there when it is called again.
     * The files that say so stay.
     */
    void shelve(String id) throws IOException {
        var shelf = shelf(id);
        for (var folder : List.of(
                directory.events(), directory.journal(), directory.ledger(), directory.analytics(), directory.logs())) {
            if (hasContent(folder)) {
                Files.move(folder, shelf.resolve(folder.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        if (hasRun()) {
            Files.copy(run, shelf.resolve(run.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.deleteIfExists(latches);
        Json.sync(shelf);
        directory.layOut();
    }

    /** Moves the files that say that the run is over, once there is nothing else to move. */
    void shelveEnding(String id) throws IOException {
        for (var ending : List.of(finished, aside)) {
            if (Files.exists(ending)) {
                Files.move(ending, shelf(id).resolve(ending.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Json.sync(directory.path());
    }

    Path shelf(String id) throws IOException {
        return Files.createDirectories(directory.path().resolve("runs").resolve(id));
    }

    private static boolean hasContent(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (var files = Files.walk(folder)) {
            return files.anyMatch(
                    file -> Files.isRegularFile(file) && file.toFile().length() > 0);
        }
    }
}
