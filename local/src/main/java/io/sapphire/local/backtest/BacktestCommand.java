package io.sapphire.local.backtest;

import io.sapphire.local.data.Latches;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Trades a recorded market in virtual time and says what it was worth. */
@Command(
        name = "backtest",
        description = "Trades recorded markets as fast as this machine can, without a mesh, and writes a report.")
public final class BacktestCommand implements Callable<Integer> {
    private static final DateTimeFormatter RUN_ID =
            DateTimeFormatter.ofPattern("'backtest-'yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;

    @Mixin
    private BacktestArguments arguments = new BacktestArguments();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "New directory for report.html, report.json and the log of decisions.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "For programs: only the last line.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public BacktestCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        var order = arguments.order(home);
        var made = made(order, create(folder.toAbsolutePath().normalize()));
        if (!json) {
            out.println("Report   " + folder.toAbsolutePath().normalize().resolve("report.html"));
        }
        out.println(summary(made, System.nanoTime() - begun));
        return 0;
    }

    private BacktestOrder.Made made(BacktestOrder order, Path created) {
        var made = json ? made(order, created, (_, _, _) -> {}) : watched(order, created);
        write(created.resolve("report.json"), made.json());
        write(created.resolve("report.html"), made.html());
        return made;
    }

    private BacktestOrder.Made watched(BacktestOrder order, Path created) {
        var bar = new Progress(out);
        try {
            return made(order, created, bar);
        } finally {
            bar.end();
        }
    }

    private BacktestOrder.Made made(BacktestOrder order, Path created, Watch watch) {
        return order.isVaried() ? order.run(watch) : logged(order, watch, created);
    }

    private BacktestOrder.Made logged(BacktestOrder order, Watch watch, Path created) {
        var begun = clock.instant();
        var runId = RUN_ID.format(begun);
        new RunRecord(runId, begun.toString(), order.identity(), Latches.OPEN).writeTo(created);
        try (var log = new FactLog(home, created.resolve("events"), runId, clock)) {
            return order.run(watch, order.facts(runId, log));
        }
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
    private static String summary(BacktestOrder.Made made, long nanos) {
        var core = made.core();
        var line = JsonMapper.shared()
                .createObjectNode()
                .put("fills", core.orders().fills())
                .put("orders", core.orders().intents())
                .put("denials", core.orders().denials())
                .put("frames", made.frames())
                .put("seconds", Math.round(nanos / 1e6) / 1e3)
                .put("realisedPnl", core.portfolio().realised().toString())
                .put("fees", core.portfolio().fees().toString())
                .put("funding", core.portfolio().funding().toString())
                .put("equity", core.state().equity().toString())
                .put("stateHash", core.stateHash());
        return line.toString();
    }
}
