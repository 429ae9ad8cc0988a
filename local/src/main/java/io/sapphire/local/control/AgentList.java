package io.sapphire.local.control;

import io.sapphire.local.http.ControlClient;
import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the agents of a running mesh and how good they have been. */
@Command(
        name = "agents",
        description = "Lists the agents of a running mesh: state, weight, and how their signals came out so far.")
public final class AgentList implements Callable<Integer> {
    private static final String ROW = "%-24s %-8s %-10s %7s  %-10s %9s %9s %8s %8s %8s %10s %9s %5s  %s";
    private static final String NOTHING = "-";
    /** Columns of a scorecard. */
    private static final int FIGURES = 9;

    private static final String MEANING = """
        calib.: mean distance of stated probabilities from what came. net bp: one unit traded alone on its side, costs
        paid. worth: what the consensus made more on paper with its vote than without, less its language model, in quote
        units; horizons, regimes and bins: GET /api/v1/agents/ID/scorecard and Mission Control.\
        """;

    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Option(names = "--json", description = "For programs: every agent with its scorecard, as the gateway tells them.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** With the commands that give seats and take them away. */
    public static CommandLine of(SapphireHome home, Map<String, String> environment, PrintStream out) {
        return new CommandLine(new AgentList(home, environment, out))
                .addSubcommand(new AddAgent(home, environment, out))
                .addSubcommand(new RemoveAgent(home, environment, out));
    }

    private AgentList(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        return mesh.ask(home, environment, this::list);
    }

    private int list(ControlClient client) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(told(client)));
            return 0;
        }
        out.println(ROW.formatted(
                "agent",
                "version",
                "state",
                "weight",
                "market",
                "outcomes",
                "hit rate",
                "Brier",
                "calib.",
                "IC",
                "net bp",
                "worth",
                "late",
                "method"));
        client.agents().forEach(agent -> print(agent, client));
        out.println(MEANING);
        return 0;
    }

    private static ArrayNode told(ControlClient client) {
        var all = JsonMapper.shared().createArrayNode();
        client.agents().forEach(agent -> all.add(told(agent, client)));
        return all;
    }

    private static ObjectNode told(JsonNode agent, ControlClient client) {
        var told = JsonMapper.shared().createObjectNode();
        agent.properties().forEach(field -> told.set(field.getKey(), field.getValue()));
        told.set("scorecard", client.scorecard(text(agent, "id")));
        return told;
    }

    private void print(JsonNode agent, ControlClient client) {
        var scores = client.scorecard(text(agent, "id"));
        if (scores.isEmpty()) {
            print(agent, Stream.generate(() -> NOTHING).limit(FIGURES).toList());
        }
        scores.forEach(score -> print(
                agent,
                List.of(
                        text(score, "symbol"),
                        text(score, "outcomes"),
                        number(score, "hitRate", "%.1f %%", 100),
                        number(score, "brier", "%.4f", 1),
                        number(score, "calibrationError", "%.4f", 1),
                        number(score, "informationCoefficient", "%+.3f", 1),
                        number(score, "netBp", "%+.0f", 1),
                        worth(score),
                        text(score, "lateAnswers"))));
    }

    private void print(JsonNode agent, List<String> figures) {
        var cells = new ArrayList<String>();
        cells.addAll(List.of(
                text(agent, "id"),
                text(agent, "version"),
                text(agent, "state"),
                number(agent, "weight", "%.1f %%", 100)));
        cells.addAll(figures);
        cells.add(text(agent, "method"));
        out.println(ROW.formatted(cells.toArray()));
    }

    /** Of an agent that had a vote in a decision. */
    private static String worth(JsonNode score) {
        var value = score.path("leaveOneOut").path("net").path("value");
        return value.isString()
                ? String.format(Locale.ROOT, "%+.2f", value.asString().transform(Double::parseDouble))
                : NOTHING;
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static String number(JsonNode node, String field, String format, double factor) {
        var value = node.path(field);
        return value.isNumber() ? String.format(Locale.ROOT, format, factor * value.asDouble()) : NOTHING;
    }
}
