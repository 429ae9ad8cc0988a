package io.sapphire.local.setting;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.options.Variables;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Prints the configuration that up would use. */
@Command(
        name = "config",
        description = "Prints every configuration key that has a value, as up would use it, and where it comes from.")
public final class ConfigCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(names = "--profile", paramLabel = "NAME", description = "demo (default), cautious, pilot or live.")
    private String profile = "demo";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "As for up; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ConfigCommand(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() {
        var ofProfile = UpArguments.parse(home, "--profile=" + profile).settings();
        var variables = Variables.in(environment);
        var all = Effective.of(
                profile,
                ofProfile.values(),
                variables,
                ofProfile.under(variables).overlaidWith(settings));
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(all));
        } else {
            all.forEach(one -> out.println("%-62s %-22s %s".formatted(one.key(), one.value(), one.source())));
        }
        return 0;
    }
}
