package io.sapphire.local.backtest;

import io.sapphire.local.data.Latches;
import io.sapphire.local.data.NewFolder;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.options.SapphireHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
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
        var made = made(order, NewFolder.create(folder));
        if (!json) {
            out.println("Report   " + folder.toAbsolutePath().normalize().resolve("report.html"));
        }
        out.println(summary(made, System.nanoTime() - begun));
        return 0;
    }

    private BacktestOrder.Made made(BacktestOrder order, NewFolder created) {
        var made = json ? made(order, created.path(), (_, _, _) -> {}) : watched(order, created.path());
        created.write("report.json", made.json());
        created.write("report.html", made.html());
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
