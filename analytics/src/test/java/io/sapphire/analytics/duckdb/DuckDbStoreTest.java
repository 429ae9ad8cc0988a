package io.sapphire.analytics.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.analytics.fold.Filling;
import io.sapphire.analytics.fold.TestLog;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.StoreException;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbStoreTest {
    private static final Schema SCHEMA = Schema.current();

    @TempDir
    Path folder;

    @Test
    void cellsAreExactAndEmptyOnesEmpty() {
        var log = new TestLog("run").deposit("12345678901.12345678").frame("1000");
        var _ = log.intended(Side.BUY, "0.00000001");
        fill(log.events());
        assertThat(ask("select equity, deposits, event_time, record_time from equity order by sequence limit 1"))
                .containsExactly(List.of(
                        Optional.of("12345678901.12345678"),
                        Optional.of("12345678901.12345678"),
                        Optional.of("2013-11-25T00:00:00Z"),
                        Optional.of("2026-01-05T12:00:00.001Z")));
        assertThat(ask("select quantity, limit_price, decision_number, reduce_only, trace_id from orders"))
                .containsExactly(List.of(
                        Optional.of("0.00000001"),
                        Optional.empty(),
                        Optional.of("7"),
                        Optional.of("false"),
                        Optional.empty()));
    }

    @Test
    void whatWasWrittenIsThereForTheNextProcess() {
        var log = TestLog.random("run", 3, 40);
        fill(log.subList(0, 30));
        fill(log.subList(29, log.size()));
        assertThat(one("select count(*) = max(sequence) from audit")).isEqualTo("true");
        assertThat(one("select max(sequence) from audit")).isEqualTo(Integer.toString(log.size()));
        assertThat(one("select count(*) from (select run_id, sequence, part from order_events group by all"
                        + " having count(*) > 1)"))
                .isEqualTo("0");
    }

    /** The rows of a batch and how far the tables have come survive together, or are both gone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void killedWhileItWritesNothingIsLostAndNothingTwice(int batches) throws Exception {
        var file = folder.resolve("tables.duckdb");
        var log = TestLog.random("run", 9, 3_000);
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // It says so whenever a batch is in.
        assertThat(writer.getInputStream().readNBytes(batches)).hasSize(batches);
        assertThat(writer.isAlive()).isTrue();
        assertThat(writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();

        try (var store = new DuckDbStore(TableFile.write(file), SCHEMA)) {
            var filling = new Filling(SCHEMA, store);
            assertThat(filling.sequence()).isPositive();
            filling.take(log.subList((int) filling.from() - 1, log.size()));
        }
        assertThat(one("select count(*) || ' ' || count(distinct sequence) || ' ' || max(sequence) from audit"))
                .isEqualTo("%d %d %d".formatted(log.size(), log.size(), log.size()));
    }

    /** Writes small batches of the run until it is killed. */
    public static final class EndlessWriter {
        public static void main(String[] args) {
            var log = TestLog.random("run", 9, 3_000);
            try (var store = new DuckDbStore(TableFile.write(Path.of(args[0])), SCHEMA)) {
                var filling = new Filling(SCHEMA, store);
                for (int from = 0; from < log.size(); from += 5) {
                    filling.take(log.subList(from, Math.min(log.size(), from + 5)));
                    System.out.print('w');
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void driversCodeIsNotLeftBehindByAProcessThatIsKilled() throws IOException {
        fill(TestLog.random("run", 1, 3));
        try (var mapped = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(mapped.filter(line -> line.contains("/libduckdb_java")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(".so (deleted)"));
        }
    }

    @Test
    void twoRunsLieBesideEachOther() {
        fill(TestLog.random("one", 1, 10));
        try (var store = new DuckDbStore(TableFile.write(file()), SCHEMA)) {
            var filling = new Filling(SCHEMA, store);
            filling.startOver();
            filling.take(TestLog.random("two", 2, 10));
            assertThat(store.latest().orElseThrow().run()).isEqualTo("two");
        }
        assertThat(one("select string_agg(distinct run_id, ' ' order by run_id) from audit"))
                .isEqualTo("one two");
    }

    @Test
    void tablesOfANewerBuildAreLeftAlone() {
        fill(TestLog.random("run", 1, 3));
        try (var file = TableFile.write(file());
                var connection = file.connect()) {
            TableFile.run(connection, "insert into sapphire.migrations values (99, 'later')");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        assertThatThrownBy(() -> new DuckDbStore(TableFile.write(file()), SCHEMA))
                .isInstanceOf(StoreException.class)
                .hasMessage("the tables in %s are of version 99, from a newer build; this one knows version %d"
                        .formatted(file(), SCHEMA.version()));
    }

    @Test
    void fileThatIsNoneOfDuckDbIsRefusedInOneSentence() throws IOException {
        Files.writeString(file(), "something else".repeat(1_000));
        assertThatThrownBy(() -> TableFile.write(file()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("the tables in " + file() + " cannot be opened: ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table fills",
                "insert into fills select * from fills",
                "create table other as select 1",
                "create temp table other as select 1",
                "begin",
                "commit",
                "checkpoint",
                "install httpfs",
                "load httpfs",
                "export database '/tmp/out'",
                "copy (select 1) to '/tmp/out.csv'",
                "set enable_external_access = true",
                "reset lock_configuration",
                "call pragma_version()",
                "select 1; commit; drop table fills",
                ""
            })
    void questionCanNeitherWriteNorChangeAnything(String sql) {
        fill(TestLog.random("run", 1, 3));
        try (var file = TableFile.write(file())) {
            assertThatThrownBy(() -> new Questions(file).ask(sql))
                    .isInstanceOf(QueryException.class)
                    .hasMessageNotContaining("\n");
        }
        assertThat(one("select count(*) > 0 from fills")).isIn("true", "false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from '/etc/passwd'",
                "select * from read_text('/etc/passwd')",
                "select * from glob('/etc/*')",
                "select * from read_csv('http://127.0.0.1:1/x.csv')",
                "select * from read_blob('/proc/self/environ')"
            })
    void questionReachesNoFileAndNoNetwork(String sql) {
        fill(TestLog.random("run", 1, 3));
        try (var file = TableFile.write(file())) {
            assertThatThrownBy(() -> new Questions(file).ask(sql)).isInstanceOf(QueryException.class);
        }
    }

    private Path file() {
        return folder.resolve("tables.duckdb");
    }

    private void fill(List<Recorded> events) {
        try (var store = new DuckDbStore(TableFile.write(file()), SCHEMA)) {
            new Filling(SCHEMA, store).take(events);
        }
    }

    private String one(String sql) {
        return ask(sql).getFirst().getFirst().orElseThrow();
    }

    private List<List<Optional<String>>> ask(String sql) {
        try (var file = TableFile.read(file());
                var answer = new Questions(file).ask(sql)) {
            return answer.next(1_000);
        }
    }
}
