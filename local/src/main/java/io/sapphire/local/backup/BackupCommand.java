package io.sapphire.local.backup;

import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Copies the run that lies in a data directory into one file. */
@Command(
        name = "backup",
        description = {
            "Copies the run in a data directory, with its keys, into one file for another host: event log, journal of"
                    + " orders, the paper venue's ledger, heads.",
            "The mesh must be stopped. Whoever has the file has the keys: keep it as you keep them."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final List<String> FOLDERS = List.of("events", "journal", "ledger");
    private static final List<String> FILES =
            List.of("version", "run.json", "finished.json", "aside.json", "trading.json", "restored");

    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;

    @Option(names = "--out", paramLabel = "F", required = true, description = "New file.")
    private Path archive = Path.of("");

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Of the run (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public BackupCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var path = directory.orElseGet(home::data).toAbsolutePath().normalize();
        var run = StoredRun.in(path).record().map(RunRecord::id).orElse("");
        try (var data = DataDirectory.open(path)) {
            var contents = Archive.write(
                    archive.toAbsolutePath().normalize(), clock.instant().toString(), run, files(data.path()));
            tell(contents);
        }
        return 0;
    }

    /** For programs. @param files SHA-256 of each, by its name in the archive */
    private record Told(String archive, String run, String taken, Map<String, String> files) {}

    private void tell(Contents contents) {
        if (json) {
            var told = new Told(archive.toString(), contents.run(), contents.taken(), contents.files());
            out.println(JsonMapper.shared().writeValueAsString(told));
        } else {
            out.println("Run %s: %d files in %s. Its keys are among them."
                    .formatted(contents.run(), contents.files().size(), archive));
        }
    }

    private SortedMap<String, Path> files(Path data) {
        var files = new TreeMap<String, Path>();
        FOLDERS.forEach(folder -> add(files, "data/" + folder, data.resolve(folder)));
        FILES.forEach(file -> add(files, "data/" + file, data.resolve(file)));
        add(files, "keys", home.keys());
        add(files, "heads", home.heads());
        return files;
    }

    private static void add(SortedMap<String, Path> files, String name, Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> all = Files.walk(place)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals(".lock"))
                    .forEach(
                            file -> files.put(named(name, place.relativize(file).toString()), file));
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(place, failure), failure);
        }
    }

    private static String named(String name, String below) {
        return below.isEmpty() ? name : name + "/" + below;
    }
}
