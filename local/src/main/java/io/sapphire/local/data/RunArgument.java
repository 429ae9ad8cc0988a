package io.sapphire.local.data;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The recorded run a command is about. */
public final class RunArgument {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "A data directory, one of its runs/ID, or a directory of events.")
    private Path directory = Path.of("");

    public StoredRun run() {
        return StoredRun.in(directory);
    }

    /** All of its records, from the first. @throws Refusal if the first were retired */
    public static LogReader read(StoredRun run) {
        return readBehind(run, LogStart.BEGINNING);
    }

    /** The records behind one that is known. */
    public static LogReader readBehind(StoredRun run, LogStart start) {
        long first = LogReader.firstKept(run.events());
        if (start.sequence() == 0 && first > 1) {
            throw Refusal.failure(
                    "Events 1 to %d of the log in %s were retired: it can only be replayed --from-snapshot."
                            .formatted(first - 1, run.events()));
        }
        return LogReader.behind(run.events(), start, new EventCodec());
    }
}
