package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives an agent a seat in a running mesh. */
@Command(name = "add", description = "Gives an agent a seat in a running mesh, on probation, from the next frame on.")
final class AddAgent implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Parameters(index = "0", paramLabel = "ID", description = "As the agent calls itself.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "Where it serves gRPC, for example localhost:9090.")
    private String target = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the log.")
    private String reason = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    AddAgent(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        long sequence = mesh.give(home, environment, client -> client.addAgent(agent, target, reason));
        out.println("Recorded as event %d: %s has a seat, on probation.".formatted(sequence, agent));
        return 0;
    }
}
