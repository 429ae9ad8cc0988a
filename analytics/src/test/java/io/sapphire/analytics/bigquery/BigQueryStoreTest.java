package io.sapphire.analytics.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.analytics.bigquery.FakeWrites.Trouble;
import io.sapphire.analytics.duckdb.DuckDbStore;
import io.sapphire.analytics.duckdb.Questions;
import io.sapphire.analytics.duckdb.TableFile;
import io.sapphire.analytics.fold.Filling;
import io.sapphire.analytics.fold.TestLog;
import io.sapphire.analytics.table.Column;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.StoreException;
import io.sapphire.analytics.table.Table;
import io.sapphire.domain.event.MeshEvent.AgentAsked;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.signal.AgentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigQueryStoreTest {
    private static final Schema SCHEMA = Schema.current();
    private static final String LEDGER = Ledger.TABLE.name();

    @TempDir
    Path folder;

    private FakeBigQuery google;

    @BeforeEach
    void open() {
        google = new FakeBigQuery();
    }

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void everyTableIsWhatItIsInDuckDb() {
        var log = new ArrayList<>(TestLog.random("run", 5, 60));
        try (var store = store()) {
            new Filling(SCHEMA, store).take(log);
        }
        assertSameAsDuckDb(log);
    }

    @Test
    void cellsAreExactAndEmptyOnesEmpty() {
        var log = new TestLog("run").deposit("12345678901.12345678").frame("1000");
        var _ = log.intended(Side.BUY, "0.00000001");
        try (var store = store()) {
            new Filling(SCHEMA, store).take(log.events());
        }
        assertThat(google.ask("select equity, event_time, record_time from equity order by sequence limit 1"))
                .containsExactly(List.of("12345678901.12345678", "2013-11-25T00:00Z", "2026-01-05T12:00:00.001Z"));
        assertThat(google.ask("select cast(quantity as varchar), limit_price, decision_number, reduce_only, trace_id"
                        + " from orders"))
                .containsExactly(List.of("0.00000001", "null", "7", "false", "null"));
    }

    /** Wherever a writer ends or the service goes wrong, whoever comes next leaves nothing out and writes nothing twice. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverGoesWrongNothingIsLostAndNothingTwice(long seed) {
        var random = new SplittableRandom(seed);
        var log = TestLog.random("run", seed, 60);
        var troubles = Trouble.values();
        int reached = 0;
        for (int tries = 0; reached < log.size(); tries++) {
            assertThat(tries).isLessThan(40);
            if (tries < 12) {
                google.writes.expect(troubles[random.nextInt(troubles.length)], _ -> true, random.nextInt(20));
            }
            try (var store = store()) {
                var filling = new Filling(SCHEMA, store);
                for (int from = (int) filling.from() - 1; from < log.size(); ) {
                    int to = Math.min(log.size(), from + 1 + random.nextInt(30));
                    filling.take(log.subList(from, to));
                    reached = to;
                    from = to;
                }
            } catch (StoreException expected) {
                assertThat(expected.getMessage()).startsWith("BigQuery ").doesNotContain("\n");
                reached = 0;
            }
        }
        assertSameAsDuckDb(log);
    }

    /** The process dies after the rows and before the ledger, and what it had on its way comes after the next one began. */
    @Test
    void whoeverIsBelievedDeadCannotWriteAnyMore() {
        var log = TestLog.random("run", 3, 40);
        var dead = store();
        var filling = new Filling(SCHEMA, dead);
        filling.take(log.subList(0, 30));
        google.writes.expect(Trouble.BAD_ROW, LEDGER::equals, 0);
        assertThatThrownBy(() -> filling.take(log.subList(30, 50))).isInstanceOf(StoreException.class);
        assertThat(google.ask("select max(sequence) from audit")).containsExactly(List.of("50"));
        assertThat(google.ask("select max(sequence) from " + LEDGER)).containsExactly(List.of("30"));

        try (var next = store()) {
            assertThat(next.latest().orElseThrow().sequence()).isEqualTo(30);
            assertThatThrownBy(() -> filling.take(log.subList(30, 55)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the stream has been finalized");
            // Cut elsewhere than before.
            new Filling(SCHEMA, next).take(log.subList(29, 43));
            new Filling(SCHEMA, next).take(log.subList(42, log.size()));
        }
        dead.close();
        assertSameAsDuckDb(log);
    }

    @Test
    void firstBatchOfARunThatNobodyNotedIsKnownToo() {
        var log = TestLog.random("run", 3, 20);
        google.writes.expect(Trouble.BAD_ROW, LEDGER::equals, 1);
        try (var store = store()) {
            var filling = new Filling(SCHEMA, store);
            assertThatThrownBy(() -> filling.take(log.subList(0, 20))).isInstanceOf(StoreException.class);
        }
        try (var store = store()) {
            assertThat(store.latest()).isEmpty();
            new Filling(SCHEMA, store).take(log);
        }
        assertSameAsDuckDb(log);
    }

    /** A lost connection is no reason to begin anew: what is not acknowledged is sent once more, at the same place. */
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"LOST", "TAKEN_AND_LOST", "GROWN"})
    void passingTroubleIsPassedOver(Trouble trouble) {
        var log = TestLog.random("run", 4, 40);
        try (var store = store()) {
            int streams = google.writes.streams();
            var filling = new Filling(SCHEMA, store);
            google.writes.expect(trouble, "audit"::equals, 1);
            filling.take(log.subList(0, 20));
            filling.take(log.subList(20, 40));
            filling.take(log.subList(40, log.size()));
            assertThat(google.writes.expects()).isFalse();
            assertThat(google.writes.streams()).isEqualTo(streams);
        }
        assertSameAsDuckDb(log);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"ENDED", "OUT_OF_RANGE", "KNOWN", "BAD_ROW"})
    void whatNobodyCanTellIsNotNoted(Trouble trouble) {
        var log = TestLog.random("run", 4, 20);
        try (var store = store()) {
            var filling = new Filling(SCHEMA, store);
            filling.take(log.subList(0, 10));
            google.writes.expect(trouble, "audit"::equals, 0);
            assertThatThrownBy(() -> filling.take(log.subList(10, 20)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("BigQuery refuses rows of audit at place 10 of their stream: ");
        }
        assertThat(google.ask("select max(sequence) from " + LEDGER)).containsExactly(List.of("10"));
    }

    @Test
    void streamsThatGoogleForgotAreNoTrouble() {
        var log = TestLog.random("run", 4, 20);
        try (var store = store()) {
            new Filling(SCHEMA, store).take(log.subList(0, 10));
        }
        google.writes.forgetStreams();
        try (var store = store()) {
            new Filling(SCHEMA, store).take(log.subList(9, log.size()));
        }
        assertSameAsDuckDb(log);
    }

    /** The other one has written its line between our look and ours: it has the tables, and we try again later. */
    @Test
    void oneOfTwoThatOpenAtOnceStepsBack() {
        google.tables.beforeQuestion(question -> question.startsWith("select count(*)"), () -> google.foreignLine(1));
        assertThatThrownBy(this::store)
                .isInstanceOf(StoreException.class)
                .hasMessage("another process writes the tables in BigQuery's my-project.trading");
        try (var store = store()) {
            new Filling(SCHEMA, store).take(TestLog.random("run", 1, 3));
        }
    }

    @Test
    void manyRowsTravelInPartsThatBigQueryTakes() {
        var log = new TestLog("run");
        for (int at = 0; at < 9; at++) {
            var _ = log.add(new AgentAsked(new AgentId("trend-momentum"), "alice", "x".repeat(500_000)));
        }
        try (var store = store()) {
            new Filling(SCHEMA, store).take(log.events());
        }
        assertThat(google.writes.sizes).allMatch(size -> size < Parts.MOST_BYTES + 10_000);
        assertThat(google.ask("select count(*), min(length(text)) from discussions"))
                .containsExactly(List.of("9", "500000"));
    }

    @Test
    void twoRunsLieBesideEachOther() {
        try (var store = store()) {
            new Filling(SCHEMA, store).take(TestLog.random("one", 1, 10));
        }
        try (var store = store()) {
            var filling = new Filling(SCHEMA, store);
            filling.startOver();
            filling.take(TestLog.random("two", 2, 10));
            assertThat(store.of("one")).isPresent();
            assertThat(store.of("three")).isEmpty();
        }
        assertThat(google.ask("select run_id, count(*) = max(sequence) from audit group by run_id order by run_id"))
                .containsExactly(List.of("one", "true"), List.of("two", "true"));
    }

    private BigQueryStore store() {
        return BigQueryStore.open(google.access(), SCHEMA);
    }

    private void assertSameAsDuckDb(List<Recorded> log) {
        var path = folder.resolve("tables.duckdb");
        try (var store = new DuckDbStore(TableFile.write(path), SCHEMA)) {
            new Filling(SCHEMA, store).take(log);
        }
        try (var file = TableFile.read(path)) {
            var duck = new Questions(file);
            for (var table : SCHEMA.tables()) {
                var sql = sorted(table);
                try (var answer = duck.ask(sql)) {
                    var expected = answer.next(100_000).stream()
                            .map(row -> row.stream()
                                    .map(cell -> cell.orElse("null"))
                                    .toList())
                            .toList();
                    assertThat(google.ask(sql)).as(table.name()).isEqualTo(expected);
                }
            }
        }
        assertThat(google.ask("select count(*) from order_states"))
                .isEqualTo(google.ask("select count(distinct order_id) from orders o where exists"
                        + " (select * from order_events e where e.order_id = o.order_id)"));
    }

    /** As texts, so that both write them alike. */
    private static String sorted(Table table) {
        var columns = table.columns().stream()
                .map(Column::name)
                .map("cast(%s as varchar)"::formatted)
                .collect(Collectors.joining(", "));
        return "select %s from %s order by run_id, sequence, part".formatted(columns, table.name());
    }
}
