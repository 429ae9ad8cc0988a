package io.sapphire.local.scaffold;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

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

    @Option(names = "--json", description = "For programs.")
    private boolean json;

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
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(Told.of(name, type, agent)));
        } else {
            agent.written().forEach(out::println);
            out.println("The agent " + name
                    + " votes with the next './sapphire up'; docs/AGENT_GUIDE.md goes on from here.");
        }
        return 0;
    }

    /** For programs. @param created files that are new, by their path in the project; {@code extended} were there */
    private record Told(String agent, String type, List<String> created, List<String> extended) {

        private static Told of(String name, AgentType type, NewAgent agent) {
            return new Told(
                    name, type.name().toLowerCase(Locale.ROOT), paths(agent.written()), paths(agent.extended()));
        }

        private static List<String> paths(List<Path> files) {
            return files.stream().map(Path::toString).toList();
        }
    }
}
