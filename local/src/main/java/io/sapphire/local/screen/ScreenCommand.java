package io.sapphire.local.screen;

import io.sapphire.agents.strategy.RuleKind;
import io.sapphire.local.data.NewFolder;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.options.Moment;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries many settings of one rule over recorded bars and names the best. */
@Command(
        name = "screen",
        description = "Tries many settings of one rule over the closes of recorded bars, and names the best.")
public final class ScreenCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final PrintStream out;

    @Option(
            names = "--data",
            paramLabel = "F[=SYMBOL]",
            required = true,
            description = "Recording to screen: bars as CSV or JSON.")
    private String data = "";

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            required = true,
            description = "averages (fast, slow), breakout (bars), reversion (bars) or grid (bars).")
    private String rule = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUES",
            description = "What to try of a setting: 5, 5,10,20, 5..60 or 5..60/5; may be given several times,"
                    + " then every combination is tried. Otherwise what the strategy agent tries in the middle.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "First moment of trading, such as 2013-11-26 or 2013-11-26T12:00:00Z; what was before it is"
                    + " only seen.")
    private String from = "";

    @Option(names = "--to", paramLabel = "T", description = "Last moment of trading.")
    private String to = "";

    @Option(
            names = "--instrument",
            paramLabel = "FILE",
            description = "JSON file with the rules of the market; its takerFee is paid.")
    private String instrument = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "New directory for screen.json, with every setting, and trades.csv, of the best.")
    private String folder = "";

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public ScreenCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var screen = screen();
        var created = folder.isEmpty() ? Optional.<NewFolder>empty() : Optional.of(NewFolder.create(Path.of(folder)));
        var outcomes = screen.run();
        var report = ScreenReport.of(screen, outcomes);
        created.ifPresent(into -> {
            into.write("screen.json", report.toJson());
            var best = screen.trades(outcomes.getFirst().values());
            into.write("trades.csv", TradeFile.of(best, screen.closes()));
        });
        tell(report.shortened(SHOWN), screen);
        return 0;
    }

    private void tell(ScreenReport report, Screen screen) {
        if (json) {
            out.println(report.toJson());
        } else {
            ScreenTable.of(report, screen.combinations().rule().meaning()).forEach(out::println);
        }
    }

    /** @throws Refusal if it asks for something that does not exist */
    private Screen screen() {
        var combinations = Combinations.of(kind(), settings);
        var begin = from.isEmpty() ? Optional.<Instant>empty() : Optional.of(Moment.parse("--from", from));
        var end = to.isEmpty() ? Optional.<Instant>empty() : Optional.of(Moment.parse("--to", to));
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            throw Refusal.misuse("--from %s is not before --to %s.".formatted(from, to));
        }
        var file = BarFile.open(
                MarketOption.parse("--data", data),
                instrument.isEmpty()
                        ? Optional.empty()
                        : Optional.of(MarketOption.readable("--instrument", instrument)));
        var closes = file.closes().between(begin, end);
        refuseTooFew(file, closes, combinations);
        return new Screen(file, closes, combinations);
    }

    private RuleKind kind() {
        return Arrays.stream(RuleKind.values())
                .filter(kind -> Axis.word(kind).equals(rule))
                .findFirst()
                .orElseThrow(() -> Refusal.misuse("--rule: there is no '%s' over bars; there are %s."
                        .formatted(
                                rule,
                                Arrays.stream(RuleKind.values()).map(Axis::word).collect(Collectors.joining(", ")))));
    }

    private static void refuseTooFew(BarFile file, Closes closes, Combinations combinations) {
        var whole = file.closes();
        if (closes.traded() < 2) {
            throw Refusal.misuse("%d bars close in that time, and it takes two; the recording's close from %s to %s."
                    .formatted(closes.traded(), whole.time(0), whole.time(whole.size() - 1)));
        }
        if (closes.size() <= combinations.warmUp()) {
            throw Refusal.misuse("There are %d bars until then; the slowest setting of %s needs more than %d."
                    .formatted(closes.size(), Axis.word(combinations.rule()), combinations.warmUp()));
        }
    }
}
