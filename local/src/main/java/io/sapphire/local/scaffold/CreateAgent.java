package io.sapphire.local.scaffold;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds an agent to the project. */
@Command(
        name = "create-agent",
        description = "Adds an agent to the project: class, test, manifests and configuration; the next 'up' seats it.")
public final class CreateAgent implements Callable<Integer> {
    private final Path project;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "NAME", description = "For example tide-watch.")
    private String name = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            required = true,
            converter = AgentTypeReader.class,
            description = "analysis, strategy or execution: what it begins as.")
    private AgentType type = AgentType.ANALYSIS;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** @param project folder of the project */
    public CreateAgent(Path project, PrintStream out) {
        this.project = project;
        this.out = out;
    }

    @Override
    public Integer call() {
        var agent = new NewAgent(project, new AgentName(name), type);
        agent.write();
        agent.written().forEach(out::println);
        out.println(
                "The agent " + name + " votes with the next './sapphire up'; docs/AGENT_GUIDE.md goes on from here.");
        return 0;
    }
}
