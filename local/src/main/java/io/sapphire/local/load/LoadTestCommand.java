package io.sapphire.local.load;

import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.MeshData;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.Span;
import io.sapphire.local.process.Interruption;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Puts a running gateway under load. */
@Command(
        name = "load-test",
        description = {
            "Asks the gateway of a running mesh what Mission Control asks it, at a fixed rate, and says how long"
                    + " answers took.",
            "Only reads; './sapphire performance-test --gateway' is the same. Exit code 1 if a question was not"
                    + " answered."
        })
public final class LoadTestCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    private final SapphireHome home;
    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Questions a second (default 50; a gateway allows one caller 100 unless told otherwise).")
    private int rate = 50;

    @Option(names = "--for", paramLabel = "SPAN", description = "How long, such as 10s (default) or 5m.")
    private String span = "10s";

    @Mixin
    private MeshData mesh = new MeshData();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public LoadTestCommand(SapphireHome home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
    }

    /** @return 1 if a question was not answered, or answered with anything but 200 */
    @Override
    public Integer call() throws InterruptedException {
        var length = Span.parse("--for", span);
        if (rate < 1 || length.toSeconds() > MOST || rate * length.toSeconds() > MOST) {
            throw Refusal.misuse("--rate must be at least 1, and with --for ask at most %d questions.".formatted(MOST));
        }
        var access = OperatorAccess.find(mesh.running(home), environment);
        try (var run = new LoadRun(access.gateway(), access.token());
                var interruption = new Interruption()) {
            var result = run.run(rate, length, interruption.stop());
            out.println(json ? JsonMapper.shared().writeValueAsString(result) : text(result));
            return result.answered() == result.asked() ? 0 : 1;
        }
    }

    private static String text(LoadResult result) {
        var figures = String.format(
                Locale.ROOT,
                "%d questions, %d answered, %.1f a second; median %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms,"
                        + " all within %.1f ms.",
                result.asked(),
                result.answered(),
                result.perSecond(),
                result.medianMillis(),
                result.p95Millis(),
                result.p99Millis(),
                result.maxMillis());
        return result.otherwise().isEmpty() ? figures : figures + " Otherwise: " + result.otherwise() + ".";
    }
}
