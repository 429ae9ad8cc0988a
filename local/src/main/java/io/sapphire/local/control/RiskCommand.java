package io.sapphire.local.control;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about the limits of a running mesh. */
@Command(name = "risk", description = "Tries and changes the limits of a running mesh: 'test-fire' and 'set-limit'.")
public final class RiskCommand implements Runnable {
    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RiskCommand() {}

    public static CommandLine of(SapphireHome home, Map<String, String> environment, PrintStream out) {
        return new CommandLine(new RiskCommand())
                .addSubcommand(new TestFire(home, environment, out))
                .addSubcommand(new Limit(home, environment, out));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: 'test-fire' or 'set-limit'");
    }
}
