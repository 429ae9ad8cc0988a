package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.RecordedDay.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions about a run that is over, and about one that goes on. */
class SqlTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern QUESTION = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static RecordedDay day;

    @BeforeAll
    static void record() throws IOException {
        day = RecordedDay.in(folder);
    }

    static Stream<String> documented() throws IOException {
        var matcher = QUESTION.matcher(Files.readString(Path.of("../docs/ANALYTICS.md")));
        return matcher.results().map(match -> match.group(1).strip());
    }

    @Test
    void countsAndSumsAreThoseOfTheSummary() throws IOException {
        var row = only(documented().findFirst().orElseThrow());
        var summary = day.up();
        assertThat(row.required("fills").asLong())
                .isEqualTo(summary.number("fills"))
                .isPositive();
        assertThat(row.required("orders").asLong()).isEqualTo(summary.number("orders"));
        assertThat(row.required("denials").asLong()).isEqualTo(summary.number("denials"));
        assertThat(row.required("fees").asString()).isEqualTo(summary.text("fees"));
        assertThat(row.required("realised").asString()).isEqualTo(summary.text("realisedPnl"));
        assertThat(row.required("funding").asString()).isEqualTo(summary.text("funding"));
        assertThat(row.required("equity").asString()).isEqualTo(summary.text("equity"));
    }

    @Test
    void everyEventIsThereOnce() {
        var row = only(
                "select count(*) as events, count(distinct sequence) as different, max(sequence) as last from audit");
        assertThat(row.required("events").asLong())
                .isEqualTo(day.up().number("events"))
                .isEqualTo(row.required("different").asLong())
                .isEqualTo(row.required("last").asLong());
        assertThat(only("select count(*) as gaps from market_frames where not book_valid")
                        .required("gaps")
                        .asLong())
                .isEqualTo(day.up().number("bookGaps"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void documentedQuestionIsAnswered(String question) {
        var answer = ask("--csv", question);
        assertThat(answer.complaint()).isEmpty();
        assertThat(answer.exit()).isZero();
        assertThat(answer.lines()).isNotEmpty();
    }

    @Test
    void peopleGetColumnsUnderEachOther() {
        var answer = ask("select symbol, count(*) as fills from fills group by symbol");
        assertThat(answer.lines())
                .containsExactly(
                        "symbol   fills",
                        "-------  -----",
                        "BTCUSDT  %5d".formatted(day.up().number("fills")),
                        "1 row");
    }

    @Test
    void decimalsOfProgramsAreExact() {
        var answer = ask("--json", "select 0.1::decimal(38,8) as d, 2 as n, true as b, null as nothing, 'a\"b' as t");
        assertThat(String.join("", answer.lines()))
                .isEqualTo("[{\"d\":\"0.1\",\"n\":2,\"b\":true,\"nothing\":null,\"t\":\"a\\\"b\"}]");
        assertThat(ask("--csv", "select 'a,\"b\"' as t, 1 as n").lines()).containsExactly("t,n", "\"a,\"\"b\"\"\",1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selec 1",
                "select nothing from fills",
                "select * from nowhere",
                "delete from fills",
                "select 1; delete from fills",
                "copy fills to 'fills.csv'",
                "select * from read_csv('/etc/passwd')",
                "set threads = 8",
                "attach ':memory:' as other",
                "pragma database_size"
            })
    void whatIsNoQuestionIsRefusedInOneSentence(String sql) {
        var refused = ask(sql);
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.lines()).isEmpty();
        assertThat(refused.complaint().lines()).hasSize(1);
    }

    @Test
    void runThatIsNotThereIsRefusedInOneSentence() {
        var missing = folder.resolve("nothing");
        var refused = day.run("sql", "--data-dir=" + missing, "select 1");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.complaint()).isEqualTo("There is no event log in " + missing + ".\n");
        assertThat(missing).doesNotExist();
    }

    @Test
    void runThatGoesOnIsAskedThroughItsAnalytics() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("live.gz"), "BTCUSDT", 5);
        var home = folder.resolve("live");
        try (var test = TestMesh.start(home, "--port=0", "--speed=max", "--agents=none", "--market=" + market)) {
            Await.until(
                    LIMIT, () -> test.mesh().isServing() && test.mesh().status().recordingEnded());
            long events = test.mesh().status().sequence();
            Await.until(LIMIT, () -> last(home) == events);
            assertThat(test.mesh().analyticsFailure()).isEmpty();

            var refused = RecordedDay.run(home, "sql", "delete from audit");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.complaint())
                    .isEqualTo("Only one SELECT is answered at a time: nothing can be changed here.\n");
        }
        assertThat(last(home)).isPositive();
    }

    private static long last(Path home) {
        var answer = RecordedDay.run(home, "sql", "--csv", "select coalesce(max(sequence), 0) from audit");
        return answer.exit() == 0 ? Long.parseLong(answer.lines().getLast()) : 0;
    }

    private static JsonNode only(String question) {
        var answer = ask("--json", question);
        assertThat(answer.exit()).as(answer.complaint()).isZero();
        var rows = JsonMapper.shared().readTree(String.join("", answer.lines()));
        assertThat(rows.size()).isEqualTo(1);
        return rows.get(0);
    }

    private static Printed ask(String... words) {
        return day.run(Stream.concat(Stream.of("sql", "--data-dir=" + day.data()), Stream.of(words))
                .toArray(String[]::new));
    }
}
