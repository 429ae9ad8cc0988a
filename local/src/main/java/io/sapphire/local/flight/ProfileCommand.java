package io.sapphire.local.flight;

import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.MeshData;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.Span;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Says where a running service spends its time and memory. */
@Command(
        name = "profile",
        description = {
            "Has a service of a running mesh record itself, and says where its time and memory went: methods,"
                    + " allocations, collections, locks.",
            "The recording is kept for JDK Mission Control and 'jfr'. The service works on meanwhile, about 2 %%"
                    + " slower."
        })
public final class ProfileCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final List<String> SERVICES =
            List.of("mesh", "simulator", "adapter", "agents", "coordinator", "gateway", "analytics");

    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;

    @Parameters(
            paramLabel = "SERVICE",
            description =
                    "simulator, adapter, agents, coordinator, gateway or analytics of 'up --processes'; mesh is the"
                            + " process of 'up' itself, which without --processes holds all of them.")
    private String service = "";

    @Option(names = "--for", paramLabel = "SPAN", description = "How long, such as 30s (default) or 5m.")
    private String span = "30s";

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "New file for the recording (default SERVICE-TIME.jfr in the data directory's logs).")
    private String file = "";

    @Mixin
    private MeshData mesh = new MeshData();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** @param clock this machine's, which names the recording */
    public ProfileCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var length = Span.parse("--for", span);
        if (!SERVICES.contains(service)) {
            throw Refusal.misuse(
                    "There is no service '%s': known are %s.".formatted(service, String.join(", ", SERVICES)));
        }
        long process = process(mesh.running(home));
        var recording = recording(mesh.in(home));
        try (var interruption = new Interruption()) {
            FlightRecording.make(process, length, interruption.stop(), recording);
        }
        tell(recording, process);
        return 0;
    }

    private void tell(Path recording, long process) {
        try {
            var summary = FlightSummary.of(recording);
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(summary));
            } else {
                out.println("Service        %s, process %d".formatted(service, process));
                out.println("Recording      " + recording);
                summary.lines().forEach(out::println);
            }
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(recording, failure), failure);
        }
    }

    /** @throws Refusal if no mesh runs there, or the service has no process of its own */
    private long process(Path running) {
        long mesh = OperatorAccess.process(running);
        return service.equals("mesh")
                ? mesh
                : own(running)
                        .orElseThrow(() -> Refusal.failure(
                                "The services of this mesh share one process: './sapphire profile mesh' shows all of"
                                        + " them, 'up --processes' gives each its own."));
    }

    private OptionalLong own(Path running) {
        var pid = running.resolve(service + ".pid");
        try {
            return Files.exists(pid)
                    ? OptionalLong.of(Long.parseLong(Files.readString(pid).strip()))
                    : OptionalLong.empty();
        } catch (IOException | NumberFormatException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(pid, failure), failure);
        }
    }

    private Path recording(Path data) {
        var named = file.isEmpty()
                ? data.resolve("logs").resolve("%s-%s.jfr".formatted(service, TIME.format(clock.instant())))
                : Path.of(file).toAbsolutePath().normalize();
        if (Files.exists(named) || !Files.isDirectory(named.resolveSibling("."))) {
            throw Refusal.misuse("--out: %s must be a new file in a folder that exists.".formatted(named));
        }
        return named;
    }
}
