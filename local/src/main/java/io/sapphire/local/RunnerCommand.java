package io.sapphire.local;

import io.sapphire.local.job.Folders;
import io.sapphire.local.job.grpc.RunnerEndpoint;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.mesh.MeshServer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves backtests and what-ifs over gRPC until it is told to stop. */
@Command(
        name = "runner",
        description = "Serves backtests and what-ifs over gRPC (sapphire.runner.v1) to whoever can reach its port.")
final class RunnerCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default 127.0.0.1:9095); port 0 takes any free one.")
    private String listen = "127.0.0.1:9095";

    @Option(
            names = "--recordings",
            paramLabel = "DIR",
            description =
                    "Folder of recordings that callers may name (default $${SAPPHIRE_HOME:-~/.sapphire}/recordings).")
    private String recordings = "";

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description =
                    "Folder of recorded runs that callers may name (default $${SAPPHIRE_HOME:-~/.sapphire}/data/runs).")
    private String runs = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    RunnerCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var folders = new Folders(
                recordings.isEmpty() ? home.recordings() : given("--recordings", recordings),
                runs.isEmpty() ? home.data().resolve("runs") : given("--runs", runs));
        try (var interruption = new Interruption();
                var endpoint = new RunnerEndpoint(home, folders);
                var server = MeshServer.start(listen, List.of(endpoint))) {
            server.serving(true);
            out.println("Runner   port " + server.port());
            out.println("Markets  bundled, synthetic:SEED, and files of " + folders.recordings());
            out.println("Runs     " + folders.runs());
            interruption.stop().await();
            out.println("Stopped.");
        }
        return 0;
    }

    private static Path given(String option, String name) {
        var folder = Path.of(name).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw Refusal.misuse("%s: %s is not a directory.".formatted(option, folder));
        }
        return folder;
    }
}
