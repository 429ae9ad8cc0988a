package io.sapphire.local.exposure;

import io.sapphire.local.data.RunArgument;
import io.sapphire.local.options.Moment;
import io.sapphire.local.options.Span;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Says what a run's portfolio may lose. */
@Command(
        name = "risk-assessment",
        description =
                "Says what a run's portfolio may lose: exposure, leverage, liquidation, value at risk and how well it"
                        + " foretold, stress, correlation, funding.")
public final class RiskAssessmentCommand implements Callable<Integer> {
    private final PrintStream out;

    @Mixin
    private RunArgument argument = new RunArgument();

    @Option(
            names = "--portfolio-analysis",
            description = "Everything about the portfolio; the default, and all there is.")
    private boolean portfolio;

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "Venue time, such as 2013-11-28T12:00:00Z (default: the end).")
    private String at = "";

    @Option(
            names = "--interval",
            paramLabel = "SPAN",
            description = "Of one observation, such as 1h, 10s at least (default: the longest with 250 of them).")
    private String interval = "";

    @Option(names = "--html", paramLabel = "F", description = "Writes a page with charts too.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public RiskAssessmentCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var until = at.isEmpty() ? Instant.MAX : Moment.parse("--at", at);
        var length = interval.isEmpty() ? Optional.<Duration>empty() : Optional.of(Span.parse("--interval", interval));
        if (length.filter(span -> span.toSeconds() < 10).isPresent()) {
            throw Refusal.misuse("--interval must be at least 10s, was '" + interval + "'.");
        }
        var history = history(until);
        var returns = length.map(span -> Returns.of(history, span)).orElseGet(() -> Returns.longest(history));
        var report = new Assessment(history, returns).report();
        html.ifPresent(file -> write(file, RiskPage.of(report, history.samples())));
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(report));
        } else {
            RiskTable.of(report).forEach(out::println);
        }
        return 0;
    }

    private History history(Instant until) {
        var run = argument.run();
        try (var reader = RunArgument.read(run)) {
            var history = History.of(reader, until);
            if (history.samples().isEmpty()) {
                throw Refusal.failure("The run in %s has not seen every market by then: there is nothing to assess."
                        .formatted(run.events()));
            }
            return history;
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be written: %s.".formatted(file, failure), failure);
        }
    }
}
