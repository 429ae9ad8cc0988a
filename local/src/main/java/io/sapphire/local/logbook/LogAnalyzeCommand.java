package io.sapphire.local.logbook;

import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.Span;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Groups what services logged by its cause. */
@Command(
        name = "log-analyze",
        description =
                "Groups what services logged by level, logger and cause, the most frequent first, with trace ids.")
public final class LogAnalyzeCommand implements Callable<Integer> {
    private static final int SHOWN_OTHERS = 3;

    private final SapphireHome home;
    private final PrintStream out;
    private final InstantSource clock;
    private final Map<List<String>, Group.Growing> groups = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private long read;
    private long other;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR|FILE",
            description = "A data directory, or one log (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private Optional<Path> place = Optional.empty();

    @Option(names = "--since", paramLabel = "SPAN", description = "How far back, such as 15m or 24h (default: all).")
    private String since = "";

    @Option(
            names = "--filter",
            paramLabel = "FIELD=VALUE[,VALUE]",
            description = "Such as level=ERROR,WARN or event=trade_executed; of several, all must hold.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public LogAnalyzeCommand(SapphireHome home, PrintStream out, InstantSource clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var from = since.isEmpty() ? Instant.MIN : clock.instant().minus(Span.parse("--since", since));
        var wanted = filters.stream().map(LogAnalyzeCommand::filter).toList();
        for (var file : LogFiles.in(place.orElseGet(home::data))) {
            read(file, from, wanted);
        }
        var sorted = groups.values().stream()
                .sorted(Comparator.comparingLong(Group.Growing::count).reversed())
                .map(Group.Growing::done)
                .toList();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(sorted));
        } else {
            tell(sorted);
        }
        return 0;
    }

    private void read(Path file, Instant from, List<Filter> wanted) {
        try (var lines = Files.newBufferedReader(file)) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                LogLine.parse(text).ifPresentOrElse(line -> take(line, from, wanted), otherLine(text));
            }
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(file, failure), failure);
        }
    }

    private void take(LogLine line, Instant from, List<Filter> wanted) {
        if (line.time().isBefore(from) || !wanted.stream().allMatch(filter -> filter.passes(line))) {
            return;
        }
        read++;
        groups.computeIfAbsent(
                        List.of(line.level(), line.field("logger_name"), line.cause()), _ -> new Group.Growing(line))
                .add(line);
    }

    private Runnable otherLine(String text) {
        return () -> {
            if (!text.isBlank()) {
                other++;
                if (others.size() < SHOWN_OTHERS) {
                    others.add(text);
                }
            }
        };
    }

    private void tell(List<Group> sorted) {
        for (var group : sorted) {
            out.println("%6d  %-5s  %s".formatted(group.count(), group.level(), group.cause()));
            out.println("        %s to %s, %s".formatted(group.first(), group.last(), group.logger()));
            if (!group.example().isEmpty() && !group.example().equals(group.cause())) {
                out.println("        the last: " + group.example());
            }
            if (!group.traces().isEmpty()) {
                out.println("        traces:   " + String.join(" ", group.traces()));
            }
        }
        out.println("%d lines in %d groups.".formatted(read, sorted.size()));
        if (other > 0) {
            out.println("%d lines are not JSON and were not looked at, the first of them:".formatted(other));
            others.forEach(line -> out.println("        " + line));
        }
    }

    /** What a field must be. */
    private record Filter(String field, List<String> values) {

        boolean passes(LogLine line) {
            return values.stream().anyMatch(line.field(field)::equalsIgnoreCase);
        }
    }

    private static Filter filter(String text) {
        int split = text.indexOf('=');
        if (split < 1 || split == text.length() - 1) {
            throw Refusal.misuse("--filter must be FIELD=VALUE, such as level=ERROR, was '" + text + "'.");
        }
        return new Filter(
                text.substring(0, split), List.of(text.substring(split + 1).split(",")));
    }
}
