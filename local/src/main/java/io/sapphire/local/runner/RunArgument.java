package io.sapphire.local.runner;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.local.data.StoredRun;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The recorded run a command is about. */
final class RunArgument {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "A data directory, one of its runs/ID, or a directory of events.")
    private Path directory = Path.of("");

    StoredRun run() {
        return StoredRun.in(directory);
    }

    /** All of its records, from the first. */
    static LogReader read(StoredRun run) {
        return LogReader.from(run.events(), 1, new EventCodec());
    }
}
