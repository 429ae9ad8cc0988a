package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Puts a question to an agent of a running mesh. */
@Command(
        name = "ask",
        description = "Puts a question to an agent of a running mesh. Question and answer are in its log; nothing is"
                + " decided on them.")
public final class Ask implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Parameters(index = "0", paramLabel = "AGENT", description = "For example trend-momentum.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "QUESTION", description = "In quotes.")
    private String question = "";

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** For programs. */
    private record Told(String agent, String question, String answer) {}

    public Ask(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        String answer = mesh.ask(home, environment, client -> client.ask(agent, question));
        out.println(json ? JsonMapper.shared().writeValueAsString(new Told(agent, question, answer)) : answer);
        return 0;
    }
}
