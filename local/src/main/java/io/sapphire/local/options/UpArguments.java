package io.sapphire.local.options;

import io.sapphire.agents.Roster;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.stage.StageArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The arguments of {@code up} as they were typed. */
public final class UpArguments {
    @Option(names = "--port", paramLabel = "N", description = "Port of the gateway on loopback (default 8080).")
    private int port = 8080;

    @Option(
            names = "--market",
            paramLabel = "M[=SYMBOL]",
            description =
                    "A recording, a file or 'bundled' (default), or 'aster:SYMBOL', Aster's market as it trades now,"
                            + " for orders on paper; may be given several times.")
    private List<String> markets = new ArrayList<>();

    @Option(
            names = "--instrument",
            paramLabel = "FILE",
            description = "JSON file with the rules of a market; one per --market, in the same order.")
    private List<String> instruments = new ArrayList<>();

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            description = "Venue seconds per second, or as fast as it goes (default 60; 1 on a live market).")
    private String speed = "";

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Where the run is kept (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private String dataDirectory = "";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default 1).")
    private long seed = 1;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "demo, cautious, pilot or live (default: that of the stage, demo on paper).")
    private String profile = "";

    @Mixin
    private StageArguments stage = new StageArguments();

    @Option(
            names = "--agents",
            paramLabel = "LIST|none",
            description = "Agents that vote (default: all of ours); ID=HOST:PORT is one of your own.")
    private String agents = String.join(",", Roster.ids());

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Configuration key of a service; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--processes", description = "One process per service, supervised.")
    private boolean processes;

    @Option(names = "--fresh", description = "Set the run in the data directory aside and start over.")
    private boolean fresh;

    @Option(names = "--exit-at-end", description = "Exit when the recording ends; the last line is a JSON summary.")
    private boolean exitAtEnd;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    @Option(
            names = "--with-kafka",
            description = "Start a Kafka broker beside the mesh, and keep a replica of the event log in it.")
    private boolean kafka;

    @Option(
            names = "--with-redis",
            description = "Start Redis beside the mesh, and keep there what can be had again from its source.")
    private boolean redis;

    /** Reads them without a terminal. */
    public static UpOptions parse(SapphireHome home, String... typed) {
        var arguments = new UpArguments();
        var _ = new CommandLine(CommandSpec.create().addMixin("up", CommandSpec.forAnnotatedObject(arguments)))
                .parseArgs(typed);
        return arguments.options(home, Map.of());
    }

    /**
     * @param environment variables that stand for settings; see {@link Variables}
     * @throws Refusal if they ask for something that does not exist
     */
    public UpOptions options(SapphireHome home, Map<String, String> environment) {
        Variables.refuseUnfit(environment, redis);
        var wanted = UpOptions.markets(markets);
        var named = profile.isEmpty() ? stage.usualProfile() : profile;
        return new UpOptions(
                stage.options(environment),
                port,
                wanted,
                UpOptions.instruments(instruments),
                speed(wanted),
                dataDirectory(home),
                seed,
                named,
                UpOptions.agents(agents),
                Settings.ofProfile(named).under(Variables.in(environment)).overlaidWith(settings),
                processes,
                fresh,
                exitAtEnd,
                kafka,
                redis);
    }

    private Speed speed(List<MarketOption> wanted) {
        var usual = UpOptions.isLive(wanted) ? "1" : "60";
        return new Speed(speed.isEmpty() ? usual : speed);
    }

    private Path dataDirectory(SapphireHome home) {
        return dataDirectory.isEmpty()
                ? home.data()
                : Path.of(dataDirectory).toAbsolutePath().normalize();
    }
}
