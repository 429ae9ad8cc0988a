package io.sapphire.local.history;

import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about files of market data. */
@Command(name = "data", description = "Fetches a market's history, and says what a file holds: 'fetch' and 'info'.")
public final class DataCommand implements Runnable {
    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private DataCommand() {}

    public static CommandLine of(SapphireHome home, PrintStream out) {
        return new CommandLine(new DataCommand())
                .addSubcommand(new FetchCommand(out))
                .addSubcommand(new InfoCommand(home, out));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: 'fetch' or 'info'");
    }
}
