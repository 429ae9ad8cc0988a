package io.sapphire.local.aster;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about the venue itself. */
@Command(name = "aster", description = "Checks the way to Aster without trading: 'check' and 'sign'.")
public final class AsterCommand implements Runnable {
    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private AsterCommand() {}

    /** @param clock this machine's, which is compared with the venue's */
    public static CommandLine of(Map<String, String> environment, PrintStream out, InstantSource clock) {
        return new CommandLine(new AsterCommand())
                .addSubcommand(new Check(environment, out, clock))
                .addSubcommand(new Sign(environment, out));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: 'check' or 'sign'");
    }
}
