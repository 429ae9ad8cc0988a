package io.sapphire.local.options;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The arguments of {@code simulator} as they were typed. */
public final class SimulatorArguments {
    /** Of the key that Aster's documentation publishes for its examples: reference/aster-protocol.md, 1.5. */
    private static final String DOCUMENTED = "0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0";

    @Option(names = "--port", paramLabel = "N", description = "Port of the venue on loopback (default 9190).")
    private int port = 9190;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description = "Port on loopback for whoever runs it (default 9191).")
    private int adminPort = 9191;

    @Option(
            names = "--market",
            paramLabel = "M[=SYMBOL]",
            description =
                    "A file, 'bundled' (default), 'synthetic:SEED', or 'aster:SYMBOL', Aster's market as it trades"
                            + " now; may be given several times.")
    private List<String> markets = new ArrayList<>();

    @Option(
            names = "--instrument",
            paramLabel = "FILE",
            description = "JSON file with the rules of a market; one per --market, in the same order.")
    private List<String> instruments = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "1|N|max",
            description = "1 (default) follows the wall clock; above, time moves in steps asked for on the admin port.")
    private String speed = "1";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default 1).")
    private long seed = 1;

    @Option(
            names = "--signer",
            paramLabel = "ADDRESS",
            description = "Whose signatures are accepted (default: the key published in Aster's documentation).")
    private String signer = DOCUMENTED;

    @Option(
            names = "--limits",
            paramLabel = "off|venue|wall",
            description = "Whether request limits are enforced, and in whose minutes (default off).")
    private String limits = "off";

    @Option(
            names = "--ledger",
            paramLabel = "DIR",
            description = "Where the run is kept and goes on (default $${SAPPHIRE_HOME:-~/.sapphire}/simulator).")
    private String ledger = "";

    @Option(
            names = "--mirror-rest",
            paramLabel = "URL",
            description = "Venue whose markets aster:SYMBOL follows (default https://fapi.asterdex.com).")
    private String mirrorRest = "";

    @Option(
            names = "--mirror-streams",
            paramLabel = "URL",
            description = "Its streams (default wss://fstream.asterdex.com).")
    private String mirrorStreams = "";

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** Reads them without a terminal. */
    public static SimulatorOptions parse(SapphireHome home, String... typed) {
        var arguments = new SimulatorArguments();
        var _ = new CommandLine(CommandSpec.create().addMixin("simulator", CommandSpec.forAnnotatedObject(arguments)))
                .parseArgs(typed);
        return arguments.options(home);
    }

    /** @throws Refusal if they ask for something that does not exist */
    public SimulatorOptions options(SapphireHome home) {
        var wanted = UpOptions.markets(markets);
        return new SimulatorOptions(
                port,
                adminPort,
                wanted,
                UpOptions.instruments(instruments),
                new Speed(speed),
                seed,
                signer,
                limits,
                ledger(home, wanted),
                mirrorRest,
                mirrorStreams);
    }

    /** A live market goes on without the venue: each run on it has a ledger of its own. */
    private Path ledger(SapphireHome home, List<MarketOption> wanted) {
        if (!ledger.isEmpty()) {
            return Path.of(ledger).toAbsolutePath().normalize();
        }
        var own = home.path().resolve("simulator");
        return UpOptions.isLive(wanted) ? own.resolve("live-" + UUID.randomUUID()) : own;
    }
}
