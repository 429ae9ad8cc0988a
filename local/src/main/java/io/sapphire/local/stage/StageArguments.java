package io.sapphire.local.stage;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The arguments of {@code up} that say how near to real money it trades, as they were typed. */
public final class StageArguments {
    /** Environment variable: file with the API wallet's private key. */
    public static final String KEY_FILE = "ASTER_SIGNER_KEY_FILE";

    @Option(
            names = "--stage",
            paramLabel = "S",
            description = "paper (default), shadow, testnet or mainnet; docs/GOING_LIVE.md says what each takes.")
    private String stage = "paper";

    @Option(
            names = "--key-file",
            paramLabel = "F",
            description =
                    "At testnet or mainnet: file with the API wallet's private key, 64 hex digits; else the variable "
                            + KEY_FILE + " names it.")
    private String keyFile = "";

    @Option(
            names = "--user",
            paramLabel = "ADDRESS",
            description = "At testnet or mainnet: main wallet; the venue finds it by the key else.")
    private String user = "";

    @Option(
            names = "--rest",
            paramLabel = "URL",
            description = "At testnet or mainnet: another address of the same protocol, for example a simulator.")
    private String rest = "";

    @Option(names = "--streams", paramLabel = "URL", description = "Its streams.")
    private String streams = "";

    @Option(
            names = "--confirm",
            paramLabel = "WORDS",
            description = "At mainnet: the words that up asks for, with the address of the account in them.")
    private String confirmation = "";

    @Option(
            names = "--edge-report",
            paramLabel = "DIR",
            description = "At mainnet: what 'backtest --out DIR' wrote, of the same agents and profile.")
    private String edgeReport = "";

    @Option(
            names = "--without-edge",
            paramLabel = "REASON",
            description = "At mainnet: trade although nothing shows an edge; the reason goes into the event log.")
    private Optional<String> withoutEdge = Optional.empty();

    /**
     * @param environment may name the key's file in {@value #KEY_FILE}
     * @throws Refusal if they ask for something that does not exist
     */
    public StageOptions options(Map<String, String> environment) {
        var named = Stage.named(stage);
        var keyFile = this.keyFile.isEmpty() && named.isReal()
                ? environment.getOrDefault(KEY_FILE, "").strip()
                : this.keyFile;
        if (!named.isReal() && !(rest + streams + user + confirmation + edgeReport).isEmpty()
                || !named.isReal() && withoutEdge.isPresent()) {
            throw Refusal.misuse("--rest, --streams, --user, --confirm, --edge-report and --without-edge are for"
                    + " --stage testnet or mainnet, was " + named + ".");
        }
        var venue = named == Stage.TESTNET ? RealVenue.TESTNET : RealVenue.MAINNET;
        return new StageOptions(
                named,
                venue.at(rest.strip(), streams.strip()),
                key(keyFile),
                user.strip(),
                confirmation.strip(),
                edge());
    }

    /** Of limits, if no other is named. */
    public String usualProfile() {
        return Stage.named(stage).usualProfile();
    }

    private static Optional<Path> key(String keyFile) {
        if (keyFile.isEmpty()) {
            return Optional.empty();
        }
        var file = Path.of(keyFile).toAbsolutePath().normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Refusal.misuse("--key-file: %s is not a file that can be read.".formatted(file));
        }
        return Optional.of(file);
    }

    private Edge edge() {
        if (!edgeReport.isEmpty() && withoutEdge.isPresent()) {
            throw Refusal.misuse("--edge-report shows an edge, --without-edge goes without one: give one of them.");
        }
        if (withoutEdge.isPresent()) {
            var reason = withoutEdge.orElseThrow().strip();
            if (reason.isEmpty()) {
                throw Refusal.misuse("--without-edge needs a reason: it goes into the event log.");
            }
            return new Edge.Waived(reason);
        }
        return edgeReport.isEmpty()
                ? new Edge.Unproven()
                : new Edge.Reported(Path.of(edgeReport).toAbsolutePath().normalize());
    }
}
