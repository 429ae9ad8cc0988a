package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one limit of a running mesh. */
@Command(
        name = "set-limit",
        description = "Changes one limit of a running mesh from now on; the log keeps both values.")
final class Limit implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Mixin
    private MeshOption mesh = new MeshOption();

    @Parameters(index = "0", paramLabel = "LIMIT", description = "Its key, for example max-order-notional.")
    private String limit = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "As in a profile, for example 500, 0.02 or 30s.")
    private String value = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the log.")
    private String reason = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    Limit(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var wish = Map.of("reason", reason, "limit", limit, "value", value);
        long sequence = mesh.give(home, environment, client -> client.give("limit", wish));
        out.println("Recorded as event %d: %s is %s.".formatted(sequence, limit, value));
        return 0;
    }
}
