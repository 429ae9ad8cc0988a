package io.sapphire.local.control;

import io.sapphire.local.http.ControlClient;
import io.sapphire.local.http.ControlClient.UnansweredException;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the agents of a running mesh and how good they have been. */
@Command(
        name = "agents",
        description = "Lists the agents of a running mesh: state, weight, and how their signals came out so far.")
public final class AgentList implements Callable<Integer> {
    private static final String ROW = "%-24s %-8s %-10s %7s  %-10s %9s %9s %14s %9s  %s";
    private static final String NOTHING = "-";

    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public AgentList(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var access = mesh.access(home, environment);
        try (var client = new ControlClient(access.gateway(), access.token())) {
            out.println(ROW.formatted(
                    "agent",
                    "version",
                    "state",
                    "weight",
                    "market",
                    "outcomes",
                    "hit rate",
                    "log score mnat",
                    "net bp",
                    "method"));
            client.agents().forEach(agent -> print(agent, client));
            return 0;
        } catch (UnansweredException unanswered) {
            throw Refusal.failure("Not answered: " + unanswered.getMessage() + ".", unanswered);
        }
    }

    private void print(JsonNode agent, ControlClient client) {
        var scores = client.scorecard(text(agent, "id"));
        if (scores.isEmpty()) {
            print(agent, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING);
        }
        scores.forEach(score -> print(
                agent,
                text(score, "symbol"),
                text(score, "outcomes"),
                number(score, "hitRate", "%.1f %%", 100),
                number(score, "logScoreMnat", "%+.2f", 1),
                number(score, "netBp", "%+.0f", 1)));
    }

    private void print(JsonNode agent, String symbol, String outcomes, String hitRate, String score, String net) {
        out.println(ROW.formatted(
                text(agent, "id"),
                text(agent, "version"),
                text(agent, "state"),
                number(agent, "weight", "%.1f %%", 100),
                symbol,
                outcomes,
                hitRate,
                score,
                net,
                text(agent, "method")));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private static String number(JsonNode node, String field, String format, double factor) {
        var value = node.path(field);
        return value.isNumber() ? String.format(Locale.ROOT, format, factor * value.asDouble()) : NOTHING;
    }
}
