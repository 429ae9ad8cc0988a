package io.sapphire.analytics.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import io.sapphire.analytics.fold.Filling;
import io.sapphire.analytics.fold.TestLog;
import io.sapphire.analytics.table.NextSchema;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.StoreException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigQueryTablesTest {
    private static final Schema SCHEMA = Schema.current();
    private static final String NEXT = """
        - add-to: fills
          column: venue text Where it was.
        - create: notes
          about: One note.
          cluster: [run_id]
          columns:
            - text! text What it says.
        - view: order_states
          about: Only their number.
          sql: select count(*) as orders from {orders}
        """;

    private FakeBigQuery google;

    @BeforeEach
    void open() {
        google = new FakeBigQuery();
    }

    @AfterEach
    void close() {
        google.close();
    }

    /** The fields' names and values are those of the service's reference of tables, version 2, read 2026-11-23. */
    @Test
    void tablesAreCutIntoDaysAndClustered() {
        migrate(SCHEMA);
        var fills = google.tables.table("fills");
        assertThat(fills.path("timePartitioning").toString())
                .isIn("{\"type\":\"DAY\",\"field\":\"record_time\"}", "{\"field\":\"record_time\",\"type\":\"DAY\"}");
        assertThat(fills.path("clustering").toString()).isEqualTo("{\"fields\":[\"run_id\",\"symbol\"]}");
        assertThat(fills.path("description").asString()).isEqualTo("One execution of one of the account's orders.");
        var fields = StoredTables.fields(fills).toList();
        assertThat(fields.getFirst().toString())
                .isEqualTo("{\"name\":\"run_id\",\"type\":\"STRING\",\"mode\":\"REQUIRED\",\"description\":\"Which"
                        + " run it belongs to.\"}");
        assertThat(fields)
                .filteredOn(field -> field.path("name").asString().equals("price"))
                .allMatch(field -> field.path("type").asString().equals("BIGNUMERIC")
                        && field.path("precision").asString().equals("38")
                        && field.path("scale").asString().equals("8"));
        assertThat(google.tables.tables)
                .containsKeys("order_states", "audit", "sapphire_progress")
                .hasSize(SCHEMA.tables().size() + SCHEMA.views().size() + 1);
        assertThat(google.tables
                        .table("order_states")
                        .path("view")
                        .path("query")
                        .asString())
                .contains("from `my-project.trading.orders` o");
    }

    @Test
    void nextVersionAddsToWhatIsThere() {
        try (var store = BigQueryStore.open(google.access(), SCHEMA)) {
            new Filling(SCHEMA, store).take(TestLog.random("run", 1, 20));
        }
        var next = NextSchema.of("002-next.yaml", NEXT);
        migrate(next);
        var fields = StoredTables.fields(google.tables.table("fills")).toList();
        assertThat(fields.getLast().path("name").asString()).isEqualTo("venue");
        assertThat(fields.getLast().path("mode").asString()).isEqualTo("NULLABLE");
        assertThat(google.ask("select count(*) > 0, count(venue) from fills")).containsExactly(List.of("true", "0"));
        assertThat(google.ask("select count(*) from order_states")).containsExactly(List.of("1"));
        assertThat(version()).isEqualTo("2");
        assertThatThrownBy(() -> migrate(SCHEMA))
                .hasMessage("the tables in BigQuery's my-project.trading are of version 2, from a newer build; this one"
                        + " knows version 1");
    }

    /** What was interrupted after any of its calls is taken up again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20, 21, 23, 25, 27, 29})
    void interruptedMigrationIsTakenUpAgain(int calls) {
        var next = NextSchema.of("002-next.yaml", NEXT);
        google.rest.refuseAfter(calls, 503, "try again later");
        assertThatThrownBy(() -> migrate(next))
                .isInstanceOf(StoreException.class)
                .hasMessage("BigQuery refuses my-project.trading: 503, try again later");
        google.rest.mend();
        migrate(next);
        assertThat(version()).isEqualTo("2");
        assertThat(StoredTables.fields(google.tables.table("fills"))
                        .filter(field -> field.path("name").asString().equals("venue")))
                .hasSize(1);
        migrate(next);
    }

    @Test
    void tableOfSomebodyElseIsLeftAlone() {
        google.tables.add(
                "fills", "{\"schema\":{\"fields\":[{\"name\":\"id\",\"type\":\"STRING\",\"mode\":\"NULLABLE\"}]}}");
        assertThatThrownBy(() -> migrate(SCHEMA))
                .hasMessage(
                        "table fills in BigQuery's my-project.trading is not ours: its column run_id is missing, not"
                                + " STRING");
    }

    @Test
    void whoeverMayNotIsToldSoAtTheStart() {
        google.rest.refuse(403, "Permission bigquery.datasets.get denied");
        assertThatThrownBy(() -> google.access().check())
                .isInstanceOf(StoreException.class)
                .hasMessage("BigQuery refuses my-project.trading: 403, Permission bigquery.datasets.get denied");
        google.rest.refuse(404, "Not found: Dataset my-project:trading");
        assertThatThrownBy(() -> google.access().check())
                .hasMessage("BigQuery refuses my-project.trading: 404, Not found: Dataset my-project:trading");
    }

    @Test
    void missingCredentialsAreNamedWithoutWhatTheirFileSays() {
        var nobody = google.access(() -> {
            throw new IOException("/secret/key.json: canary-key");
        });
        assertThatThrownBy(nobody::check)
                .isInstanceOf(StoreException.class)
                .hasMessage("There are no credentials of Google Cloud to write into BigQuery's my-project.trading.")
                .hasNoCause();
    }

    @Test
    void serviceThatCannotBeReachedKeepsNobodyFromStarting() {
        var there = google.access();
        var nowhere = new Access(there.dataset(), URI.create("http://127.0.0.1:1"), there.writing(), there.bearer());
        assertThatCode(nowhere::check).doesNotThrowAnyException();
        assertThatThrownBy(() -> BigQueryStore.open(nowhere, SCHEMA))
                .isInstanceOf(StoreException.class)
                .hasMessage("BigQuery cannot be reached for my-project.trading: ConnectException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trading", "my-project.", "my-project.a-b", "My-Project.trading", "my-project.a.b"})
    void whatNamesNoDatasetIsRefused(String text) {
        assertThatThrownBy(() -> Dataset.parse(text))
                .hasMessage("sapphire.analytics.bigquery must be PROJECT.DATASET, was '" + text + "'");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void migrationThatTheNetworkBreaksOffIsTakenUpAgain(Fault fault) {
        google.rest.breakOff(fault);
        assertThatThrownBy(() -> migrate(SCHEMA)).isInstanceOf(StoreException.class);
        google.rest.mend();
        migrate(SCHEMA);
        assertThat(version()).isEqualTo("1");
    }

    /** Whoever changed a table meanwhile is not undone: every change names what it changes, and another one is refused. */
    @Test
    void changeOfWhatSomebodyElseChangedMeanwhileIsRefused() {
        migrate(SCHEMA);
        var etag = google.tables.table("fills").path("etag").asString();
        var rest = new Rest(google.access());
        rest.patch("fills", etag, Map.of("description", "theirs"));
        google.rest.http.verify(
                1,
                patchRequestedFor(urlPathEqualTo(TableService.DATASET + "/tables/fills"))
                        .withHeader("If-Match", equalTo(etag)));
        assertThatThrownBy(() -> rest.patch("fills", etag, Map.of("description", "ours")))
                .hasMessage("BigQuery refuses my-project.trading: 412, Precondition check failed.");
        assertThat(google.tables.table("fills").path("description").asString()).isEqualTo("theirs");
    }

    @Test
    void everyCallShowsTheTokenAndNoneHasItInItsAddress() {
        migrate(SCHEMA);
        assertThat(google.rest.http.getAllServeEvents()).hasSizeGreaterThan(20).allSatisfy(call -> {
            assertThat(call.getRequest().getHeader("Authorization")).isEqualTo("Bearer " + TableService.TOKEN);
            assertThat(call.getRequest().getUrl()).doesNotContain(TableService.TOKEN);
        });
        var stranger = new Rest(google.access(() -> "another"));
        assertThatThrownBy(() -> stranger.table("fills"))
                .hasMessage(
                        "BigQuery refuses my-project.trading: 401, Request had invalid authentication credentials.");
    }

    private String version() {
        return google.tables
                .table("sapphire_progress")
                .path("labels")
                .path("sapphire-version")
                .asString();
    }

    private void migrate(Schema schema) {
        new Migrations(new Rest(google.access()), google.access().dataset(), schema).apply();
    }
}
