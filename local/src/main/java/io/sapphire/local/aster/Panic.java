package io.sapphire.local.aster;

import io.sapphire.exchange.aster.signing.LegacyKeys;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Leaves the account flat, with nothing but its key and the network. */
@Command(
        name = "panic",
        description = {
            "Leaves the account flat with nothing but its key and the network: cancels every order, closes every"
                    + " position",
            "with reduce-only orders at any price, and says what is left. Halt the mesh first if one runs: it would"
                    + " trade on."
        })
public final class Panic implements Callable<Integer> {
    private final Map<String, String> environment;
    private final PrintStream out;
    private final InstantSource clock;

    @ArgGroup(multiplicity = "1")
    private NetworkOption network = new NetworkOption();

    @Mixin
    private KeyOption key = new KeyOption();

    @Option(names = "--user", paramLabel = "ADDRESS", description = "Main wallet; the venue finds it by the key else.")
    private String user = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** @param clock this machine's */
    public Panic(Map<String, String> environment, PrintStream out, InstantSource clock) {
        this.environment = environment;
        this.out = out;
        this.clock = clock;
    }

    /** @return 1 if something is left */
    @Override
    public Integer call() {
        LegacyKeys.refuse(environment::get);
        try (var line = new VenueLine(network.network(), key.require(environment), user, clock)) {
            line.setClock();
            return new Evacuation(line, out).run() ? 0 : 1;
        }
    }
}
