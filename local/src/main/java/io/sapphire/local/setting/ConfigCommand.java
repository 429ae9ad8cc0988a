package io.sapphire.local.setting;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Prints the configuration that up would use. */
@Command(
        name = "config",
        description = "Prints every configuration key that has a value, as up would use it, and where it comes from.")
public final class ConfigCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;

    @Option(names = "--profile", paramLabel = "NAME", description = "demo (default), cautious or live.")
    private String profile = "demo";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "As for up; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ConfigCommand(SapphireHome home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    @Override
    public Integer call() {
        var named = UpArguments.parse(home, "--profile=" + profile);
        var typed = Stream.concat(
                        Stream.of("--profile=" + profile), settings.stream().map(one -> "--set=" + one))
                .toArray(String[]::new);
        var all = Effective.of(
                profile,
                named.settings().values(),
                UpArguments.parse(home, typed).settings());
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(all));
        } else {
            all.forEach(one -> out.println("%-62s %-22s %s".formatted(one.key(), one.value(), one.source())));
        }
        return 0;
    }
}
