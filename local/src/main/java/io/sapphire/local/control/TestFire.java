package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes limits fire on a copy of the state of a running mesh. */
@Command(
        name = "test-fire",
        description = "Makes every limit fire on a copy of the state of a running mesh. Nothing is sent.")
final class TestFire implements Callable<Integer> {
    private static final String ROW = "%-8s %-22s %6s  %22s  %22s  %-15s  %s";

    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Parameters(arity = "0..1", paramLabel = "LIMIT", description = "Only this one, by its denial code.")
    private String code = "";

    @Option(names = "--json", description = "For programs: every shot, as the gateway tells it.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    TestFire(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var asked = code.toUpperCase(Locale.ROOT).replace('-', '_');
        return print(mesh.give(home, environment, client -> client.testFire(asked)));
    }

    /** @return 1 if a limit did not fire */
    private int print(JsonNode shots) {
        if (json) {
            out.println(shots);
        } else {
            table(shots);
        }
        return silent(shots) == 0 ? 0 : 1;
    }

    private static long silent(JsonNode shots) {
        return shots.valueStream()
                .filter(shot -> !shot.required("fired").asBoolean())
                .count();
    }

    private void table(JsonNode shots) {
        out.println(ROW.formatted("", "code", "number", "observed", "limit", "unit", "asked"));
        for (var shot : shots) {
            out.println(ROW.formatted(
                    shot.required("fired").asBoolean() ? "refused" : "PASSED",
                    text(shot, "code"),
                    shot.required("number").asInt(),
                    text(shot, "observed"),
                    text(shot, "limit"),
                    text(shot, "unit"),
                    text(shot, "asked")));
        }
        out.println("%d of %d limits fired; nothing was sent.".formatted(shots.size() - silent(shots), shots.size()));
    }

    private static String text(JsonNode shot, String field) {
        return shot.required(field).asString();
    }
}
