package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.report.AgentShare;
import io.sapphire.local.report.HtmlReport;
import io.sapphire.local.trial.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A backtest as it was asked for: what is traded, what is varied, and how one chooses. */
public final class BacktestOrder {
    private final BacktestSettings settings;
    private final List<List<String>> trials;
    private final Optional<Windows> windows;

    BacktestOrder(BacktestSettings settings, List<List<String>> trials, Optional<Windows> windows) {
        this.settings = settings;
        this.trials = trials;
        this.windows = windows;
    }

    /**
     * What came of it.
     *
     * @param json the report
     * @param html the same as a page
     * @param core of the best configuration
     */
    public record Made(String json, String html, TradingCore core, long frames) {}

    /**
     * Reads the options of the command {@code backtest}, all but {@code --out}.
     *
     * @throws RuntimeException with a sentence, if a recording, an agent or a setting cannot be used
     */
    public static BacktestOrder parse(SapphireHome home, String... typed) {
        var arguments = new BacktestArguments();
        var _ = new CommandLine(CommandSpec.create().addMixin("backtest", CommandSpec.forAnnotatedObject(arguments)))
                .parseArgs(typed);
        var order = arguments.order(home);
        var _ = order.plan();
        return order;
    }

    /** What of a backtest is logged. */
    Facts facts(String runId, Consumer<MeshEvent> log) {
        return new Facts(runId, BacktestBuild.name(), plan().markets(), log);
    }

    /** Everything that makes the first configuration the one it is, by name. */
    Map<String, String> identity() {
        return Identity.of(settings.with(trials.getFirst()));
    }

    /** Of the first configuration. */
    private BacktestPlan plan() {
        return settings.with(trials.getFirst()).plan("backtest", "backtest");
    }

    /** Whether several configurations are traded. */
    boolean isVaried() {
        return trials.size() > 1;
    }

    /** Trades it. Ends with a {@link java.util.concurrent.CancellationException} once its thread is interrupted. */
    public Made run(Watch watch) {
        return run(watch, (_, _) -> {});
    }

    /** @param also hears every event of a single configuration; of several, nothing */
    Made run(Watch watch, Backtest.Tape also) {
        var played = isVaried() ? several(watch) : List.of(single(watch, also));
        var best = played.stream()
                .max(Comparator.comparingDouble(one -> one.statistics(1, 0).sharpe()))
                .orElseThrow();
        var walked = windows.map(walk -> WalkForward.of(walk, settings, played, Reporter.variance(played), watch));
        var tried = isVaried() ? played : List.<Played>of();
        var report = Reporter.of(best, tried, attribution(best, watch), walked);
        return new Made(
                report.toJson(),
                HtmlReport.of(report, best.tape().curve(), best.tape().prices()),
                best.core(),
                best.tape().frames());
    }

    private Played single(Watch watch, Backtest.Tape also) {
        var varied = trials.getFirst();
        return Played.of(settings, varied, new WatchedTape(watch, "trading", plan()).and(also));
    }

    private List<Played> several(Watch watch) {
        return counted(
                watch,
                trials.size() + " configurations",
                trials.stream()
                        .<Callable<Played>>map(trial -> () -> Played.of(settings, trial, (_, _) -> {}))
                        .toList());
    }

    /** With one agent there is nothing to compare. */
    private static List<AgentShare> attribution(Played all, Watch watch) {
        var agents = all.settings().agents();
        if (agents.size() < 2) {
            return List.of();
        }
        var without = counted(
                watch,
                "without one agent each",
                agents.stream()
                        .<Callable<Played>>map(
                                agent -> () -> Played.of(all.settings().without(agent), all.varied(), (_, _) -> {}))
                        .toList());
        return IntStream.range(0, agents.size())
                .mapToObj(i -> Reporter.share(agents.get(i), all, without.get(i)))
                .toList();
    }

    /** Runs them and tells how many are over. */
    static List<Played> counted(Watch watch, String stage, List<Callable<Played>> backtests) {
        var over = new AtomicInteger();
        var told = new ArrayList<Callable<Played>>();
        for (var backtest : backtests) {
            told.add(() -> {
                var played = backtest.call();
                watch.at(stage, 100 * over.incrementAndGet() / backtests.size(), played.end());
                return played;
            });
        }
        return Trials.run(told);
    }
}
