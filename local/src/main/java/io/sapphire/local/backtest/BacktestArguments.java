package io.sapphire.local.backtest;

import io.sapphire.local.options.Moment;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The arguments of {@code backtest} as they were typed. */
final class BacktestArguments {
    @Option(
            names = "--data",
            paramLabel = "F[=SYMBOL]",
            description =
                    "Recording to trade: futures frames, bars as CSV or JSON, 'bundled' (default) or synthetic:SEED;"
                            + " may be given several times.")
    private List<String> data = new ArrayList<>();

    @Option(
            names = "--instrument",
            paramLabel = "FILE",
            description = "JSON file with the rules of a market; one per --data.")
    private List<String> instruments = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "First moment of trading, such as 2013-11-26 or 2013-11-26T12:00:00Z.")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", description = "Last moment of trading.")
    private String to = "";

    @Option(names = "--agents", paramLabel = "LIST", description = "Agents that vote (default: all of ours).")
    private String agents = "";

    @Option(names = "--profile", paramLabel = "NAME", description = "demo (default), cautious or live.")
    private String profile = "demo";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random (default 1).")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Configuration key of a service; may be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--sweep",
            paramLabel = "KEY=V1,V2,...",
            description = "Try every value; may be given several times, then every combination is tried.")
    private List<String> sweep = new ArrayList<>();

    @Option(
            names = "--walk-forward",
            paramLabel = "TRAIN,TEST",
            description = "With --sweep: choose by TRAIN, such as 2d, try for TEST, such as 12h, and so on to the end.")
    private String walkForward = "";

    /** @throws Refusal if they ask for something that does not exist */
    BacktestOrder order(SapphireHome home) {
        return new BacktestOrder(settings(home), trials(), walkForward());
    }

    private BacktestSettings settings(SapphireHome home) {
        var typed = Stream.of(
                        data.stream().map(one -> "--market=" + one),
                        instruments.stream().map(one -> "--instrument=" + one),
                        settings.stream().map(one -> "--set=" + one),
                        agents.isEmpty() ? Stream.<String>of() : Stream.of("--agents=" + agents),
                        Stream.of("--profile=" + profile, "--seed=" + seed))
                .flatMap(some -> some)
                .toArray(String[]::new);
        var up = UpArguments.parse(home, typed);
        return new BacktestSettings(
                up.markets(),
                up.instruments(),
                up.agents(),
                up.profile(),
                up.seed(),
                up.settings(),
                from.isEmpty() ? Optional.empty() : Optional.of(Moment.parse("--from", from)),
                to.isEmpty() ? Optional.empty() : Optional.of(Moment.parse("--to", to)));
    }

    private List<List<String>> trials() {
        return Sweep.of(sweep);
    }

    /** Nothing unless it was asked for. @throws Refusal if there is nothing to choose from */
    private Optional<Windows> walkForward() {
        if (walkForward.isEmpty()) {
            return Optional.empty();
        }
        if (trials().size() < 2) {
            throw Refusal.misuse("--walk-forward chooses among what --sweep varies; give it two values at least.");
        }
        return Optional.of(Windows.parse(walkForward));
    }
}
