package io.sapphire.local.backtest;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.report.AgentShare;
import io.sapphire.local.report.HtmlReport;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** Trades a recorded market in virtual time and says what it was worth. */
@Command(
        name = "backtest",
        description = "Trades recorded markets as fast as this machine can, without a mesh, and writes a report.")
public final class BacktestCommand implements Callable<Integer> {
    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;

    @Mixin
    private BacktestArguments arguments = new BacktestArguments();

    public BacktestCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        var settings = arguments.settings(home);
        var trials = arguments.trials();
        var folder = create(arguments.out());
        var played = trials.size() == 1 ? List.of(single(settings, folder)) : Trials.run(settings, trials);
        var best = played.stream()
                .max(Comparator.comparingDouble(one -> one.statistics(1, 0).sharpe()))
                .orElseThrow();
        var report = Reporter.of(best, trials.size() == 1 ? List.of() : played, attribution(best));
        write(folder.resolve("report.json"), report.toJson());
        write(
                folder.resolve("report.html"),
                HtmlReport.of(report, best.tape().curve(), best.tape().prices()));
        out.println("Report   " + folder.resolve("report.html"));
        out.println(summary(best, System.nanoTime() - begun));
        return 0;
    }

    private Played single(BacktestSettings settings, Path folder) {
        var bar = new Progress(out, settings.plan("backtest", "backtest"));
        try (var log = new FactLog(folder.resolve("events"), clock)) {
            return Played.of(settings, List.of(), (event, core) -> {
                bar.heard(event, core);
                log.heard(event, core);
            });
        } finally {
            bar.end();
        }
    }

    /** With one agent there is nothing to compare. */
    private static List<AgentShare> attribution(Played all) {
        var agents = all.settings().agents();
        if (agents.size() < 2) {
            return List.of();
        }
        var shares = new ArrayList<AgentShare>();
        for (var agent : agents) {
            var without = Played.of(all.settings().without(agent), all.varied(), (_, _) -> {});
            shares.add(Reporter.share(agent, all, without));
        }
        return shares;
    }

    private static Path create(Path folder) {
        try {
            if (Files.exists(folder) && isUsed(folder)) {
                throw Refusal.failure(folder + " is not empty; choose a new directory with --out.");
            }
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be used: %s.".formatted(folder, failure), failure);
        }
    }

    private static boolean isUsed(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(file, failure), failure);
        }
    }

    /** On one line, in the words of {@code up}. */
    private static String summary(Played played, long nanos) {
        var core = played.core();
        var line = JsonMapper.shared()
                .createObjectNode()
                .put("fills", core.orders().fills())
                .put("orders", core.orders().intents())
                .put("denials", core.orders().denials())
                .put("frames", played.tape().frames())
                .put("seconds", Math.round(nanos / 1e6) / 1e3)
                .put("realisedPnl", core.portfolio().realised().toString())
                .put("fees", core.portfolio().fees().toString())
                .put("funding", core.portfolio().funding().toString())
                .put("equity", core.state().equity().toString())
                .put("stateHash", core.stateHash());
        return line.toString();
    }
}
