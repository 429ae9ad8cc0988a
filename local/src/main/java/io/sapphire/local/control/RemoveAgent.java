package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes an agent's seat away. */
@Command(name = "remove", description = "Takes an agent's seat away; what it said last does not count any more.")
final class RemoveAgent implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Parameters(index = "0", paramLabel = "ID", description = "Of the agent.")
    private String agent = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the log.")
    private String reason = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    RemoveAgent(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        long sequence = mesh.give(home, environment, client -> client.removeAgent(agent, reason));
        out.println("Recorded as event %d: %s has no seat any more.".formatted(sequence, agent));
        return 0;
    }
}
