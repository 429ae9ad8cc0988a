package io.sapphire.local.sql;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.sapphire.analytics.duckdb.QueryException;
import io.sapphire.analytics.duckdb.Questions;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.StoredRun;
import io.sapphire.local.grpc.AnalyticsClient;
import io.sapphire.local.keys.AnalyticsAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question in SQL about a run. */
@Command(
        name = "sql",
        description = "Answers one SELECT about a run that goes on or is over; docs/ANALYTICS.md has the tables.")
public final class SqlCommand implements Callable<Integer> {
    private static final int ROWS = 1_000;

    private final SapphireHome home;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", paramLabel = "SELECT", description = "The question, in the words of DuckDB.")
    private String sql = "";

    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Of the run, or one of its runs/ID (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private String dataDirectory = "";

    @ArgGroup
    private Shape shape = new Shape();

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    /** At most one of them. */
    private static final class Shape {
        @Option(names = "--json", description = "An array of objects; exact decimals are strings.")
        private boolean json;

        @Option(names = "--csv", description = "Comma separated, with a line of headings.")
        private boolean csv;

        Print print(PrintStream out) {
            if (json) {
                return new JsonPrint(out);
            }
            return csv ? new CsvPrint(out) : new TablePrint(out);
        }
    }

    public SqlCommand(SapphireHome home, PrintStream out, PrintStream err) {
        this.home = home;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        var directory = dataDirectory.isEmpty()
                ? home.data()
                : Path.of(dataDirectory).toAbsolutePath().normalize();
        var door = AnalyticsAccess.find(directory.resolve("run"));
        if (door.isEmpty() || !askLive(directory, door.get())) {
            askStored(directory);
        }
        return 0;
    }

    /** @return whether there was anybody to ask */
    private boolean askLive(Path directory, AnalyticsAccess.Door door) {
        var print = shape.print(out);
        try (var client = new AnalyticsClient(door.target())) {
            client.query(sql, door.token().reveal(), print::begin, print::row);
            print.end();
            return true;
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.UNAVAILABLE) {
                return false;
            }
            throw refusal(directory, failure);
        }
    }

    private static Refusal refusal(Path directory, StatusRuntimeException failure) {
        var why = failure.getStatus().getDescription();
        return switch (failure.getStatus().getCode()) {
            case INVALID_ARGUMENT -> Refusal.misuse(String.valueOf(why));
            case FAILED_PRECONDITION -> Refusal.failure(String.valueOf(why), failure);
            default ->
                Refusal.failure(
                        "The analytics of the mesh in %s do not answer: %s.".formatted(directory, failure.getStatus()),
                        failure);
        };
    }

    private void askStored(Path directory) {
        var run = stored(directory);
        if (Files.exists(directory.resolve("version"))) {
            // Nobody begins another run while this one is read.
            try (var _ = DataDirectory.open(directory)) {
                ask(run);
            }
        } else {
            ask(run);
        }
    }

    private static StoredRun stored(Path directory) {
        try {
            return StoredRun.in(directory);
        } catch (Refusal missing) {
            throw Refusal.misuse(missing.sentence());
        }
    }

    private void ask(StoredRun run) {
        var tables = new StoredTables(run);
        long missing = tables.complete();
        if (missing > 0) {
            err.printf("%d events of the log were not in the tables yet; they are now.%n", missing);
        }
        var print = shape.print(out);
        try (var file = tables.open();
                var answer = new Questions(file).ask(sql)) {
            print.begin(answer.headings());
            for (var rows = answer.next(ROWS); !rows.isEmpty(); rows = answer.next(ROWS)) {
                rows.forEach(print::row);
            }
            print.end();
        } catch (QueryException failure) {
            throw Refusal.misuse(String.valueOf(failure.getMessage()));
        }
    }
}
