package io.sapphire.local.backup;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Brings a run back on a host that has none. */
@Command(
        name = "restore",
        description = {
            "Brings a backup back into a home that holds no run; up with the same options goes on with it.",
            "Make sure that the old host never trades again: both would sign with one key."
        })
public final class RestoreCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("keys", "heads", "data");

    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;

    @Parameters(paramLabel = "F", description = "The backup.")
    private Path archive = Path.of("");

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public RestoreCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(archive)) {
            throw Refusal.misuse(archive + " is not a file that can be read.");
        }
        PARTS.forEach(this::refuseUsed);
        var draft = home.path().resolve("restoring");
        try {
            delete(draft);
            Files.createDirectories(draft);
            var contents = Archive.unpack(archive, draft);
            markRestored(draft.resolve("data"));
            closeToOthers(draft.resolve("keys"));
            for (var part : PARTS) {
                move(draft.resolve(part), home.path().resolve(part));
            }
            tell(contents);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be restored: %s.".formatted(archive, failure), failure);
        } finally {
            delete(draft);
        }
        return 0;
    }

    /** For programs. @param files SHA-256 of each, by its name below the home */
    private record Told(String home, String run, String taken, Map<String, String> files) {}

    private void tell(Contents contents) {
        if (json) {
            var told = new Told(home.path().toString(), contents.run(), contents.taken(), contents.files());
            out.println(JsonMapper.shared().writeValueAsString(told));
            return;
        }
        out.println("Run %s of %s is back in %s: %d files, each as it was written."
                .formatted(
                        contents.run(),
                        contents.taken(),
                        home.path(),
                        contents.files().size()));
        out.println("What happened since is not in it: the venue is asked when the mesh starts, and what differs holds"
                + " entries back.");
    }

    private void refuseUsed(String part) {
        var place = home.path().resolve(part);
        if (Files.exists(place)) {
            throw Refusal.failure(place + " is there already; a backup is restored into a home without one.");
        }
    }

    /**
     * Orders are named after the leadership's number. The lost host may have used higher ones since the backup was taken, and
     * so may a run that was restored from the same backup before: seconds since 1970 are above all of them.
     */
    private void markRestored(Path data) throws IOException {
        Files.writeString(data.resolve("restored"), clock.instant().getEpochSecond() + "\n");
    }

    private static void closeToOthers(Path keys) throws IOException {
        if (!Files.exists(keys)) {
            return;
        }
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> files = Files.list(keys)) {
            for (var file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be removed: %s.".formatted(folder, failure), failure);
        }
    }
}
