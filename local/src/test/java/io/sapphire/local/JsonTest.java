package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.domain.order.OrderEvent.Intended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands about a recorded run tell programs: one document, and nothing beside it. */
class JsonTest {
    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    @Test
    void aReplayTellsWhatItComparedAndNothingElse() {
        var outcome = told(0, "replay", day.data().toString(), "--json");
        assertThat(outcome.required("stateHash").asString()).isEqualTo(day.up().text("stateHash"));
        assertThat(outcome.required("orders").asLong()).isEqualTo(day.up().number("orders"));
        assertThat(outcome.required("divergedAt").asLong()).isZero();
        assertThat(outcome.required("differences")).isEmpty();
    }

    @Test
    void aReplayThatPartsTellsWhere() {
        var copy = day.rewritten(folder.resolve("parted"), events -> {
            var others = new ArrayList<>(events);
            var made = others.stream()
                    .filter(DecisionMade.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            others.set(others.indexOf(made), later(((DecisionMade) made).decision()));
            return others;
        });
        var outcome = told(1, "replay", copy.toString(), "--json");
        assertThat(outcome.required("divergedAt").asLong()).isEqualTo(sequence(firstDecision()));
        assertThat(outcome.required("differences"))
                .singleElement()
                .satisfies(difference -> assertThat(difference.toString())
                        .isEqualTo("{\"path\":\"decision.frame\",\"recomputed\":\"%d\",\"recorded\":\"%d\"}"
                                .formatted(
                                        firstDecision().frame(), firstDecision().frame() + 1)));
    }

    @Test
    void aStoryHoldsVotesWithTheirEvidenceLimitsAndOrdersWithTheirFills() {
        var decision = traded();
        var story = told(0, "explain", day.data().toString(), Long.toString(decision.number()), "--json");
        assertThat(story.required("number").asLong()).isEqualTo(decision.number());
        assertThat(story.required("event").asLong()).isEqualTo(sequence(decision));
        assertThat(story.required("direction").asString())
                .isEqualTo(decision.direction().name());
        assertThat(story.required("target").asString())
                .isEqualTo(decision.target().toString());
        assertThat(story.required("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(story.required("votes"))
                .hasSameSizeAs(decision.votes())
                .filteredOn(vote -> vote.required("state").asString().equals(Vote.State.VOTED.name()))
                .isNotEmpty()
                .allSatisfy(vote ->
                        assertThat(vote.required("signal").required("evidence")).isNotEmpty());
        assertThat(story.required("checks")).hasSameSizeAs(decision.checks());
        assertThat(story.required("limits").required("max-order-notional").asString())
                .isEqualTo("500");
        assertThat(story.required("orders"))
                .hasSizeGreaterThan(1)
                .last()
                .satisfies(fact -> assertThat(fact.required("fact").asString()).isEqualTo("Filled"));
        assertThat(story.required("orders").get(0).required("fact").asString()).isEqualTo("Intended");
    }

    @Test
    void bothWaysAreToldWholeAndWhatDiffersIsNamed() {
        var decision = traded();
        var ways = told(
                0,
                "what-if",
                day.data().toString(),
                Long.toString(decision.number()),
                "--set=max-order-notional=1",
                "--simulate",
                "--json");
        var recorded = ways.required("recorded");
        var other = ways.required("whatIf");
        assertThat(recorded.required("decision")).isEqualTo(other.required("decision"));
        assertThat(recorded.required("orders").get(0).required("fact").asString())
                .isEqualTo("Intended");
        assertThat(other.required("orders").get(0).required("code").asString()).isEqualTo("ORDER_NOTIONAL");
        assertThat(ways.required("differs").toString()).isEqualTo("[\"order 1\"]");
        var simulation = ways.required("simulation");
        assertThat(simulation.required("recorded").required("equity").asString())
                .isEqualTo(day.up().text("equity"));
        assertThat(simulation.required("simulated").required("fills").asLong()).isZero();
    }

    @Test
    void whatIsRestoredIsWhatTheBackupHolds() throws IOException {
        var archive = folder.resolve("backup.zip");
        var backup = told(0, "backup", "--data-dir=" + day.data(), "--out=" + archive, "--json");
        assertThat(backup.required("archive").asString()).isEqualTo(archive.toString());
        assertThat(backup.required("files").required("data/version").asString()).matches("[0-9a-f]{64}");
        var home = folder.resolve("other");
        var restored = told(RecordedDay.run(home, "restore", archive.toString(), "--json"), 0);
        assertThat(restored.required("home").asString()).isEqualTo(home.toString());
        for (var same : List.of("run", "taken", "files")) {
            assertThat(restored.required(same)).isEqualTo(backup.required(same));
        }
        assertThat(Files.readString(home.resolve("data/version")))
                .isEqualTo(Files.readString(day.data().resolve("version")));
    }

    @Test
    void aBacktestTellsItsSummaryAndNothingElse() {
        var out = folder.resolve("report");
        var summary = told(0, "backtest", "--agents=none", "--data=" + day.market(), "--out=" + out, "--json");
        assertThat(summary.required("stateHash").asString()).matches("[0-9a-f]{64}");
        assertThat(summary.required("frames").asLong()).isPositive();
        assertThat(out.resolve("report.html")).exists();
    }

    /** What is refused is a sentence where sentences go, and no document. */
    @Test
    void whatIsRefusedIsASentenceAsWithoutIt() {
        for (var command : List.of(
                List.of("replay", folder.toString()),
                List.of("explain", day.data().toString(), "999999"),
                List.of("what-if", day.data().toString(), "1"),
                List.of("restore", folder.resolve("none").toString()))) {
            var plain = day.run(command.toArray(String[]::new));
            var refused =
                    day.run(Stream.concat(command.stream(), Stream.of("--json")).toArray(String[]::new));
            assertThat(refused).isEqualTo(plain);
            assertThat(refused.lines()).isEmpty();
            assertThat(refused.complaint()).hasLineCount(1);
            assertThat(refused.exit()).isPositive();
        }
    }

    private JsonNode told(int exit, String... command) {
        return told(day.run(command), exit);
    }

    private static JsonNode told(RecordedDay.Printed printed, int exit) {
        assertThat(printed.complaint()).isEmpty();
        assertThat(printed.exit()).isEqualTo(exit);
        assertThat(printed.lines()).hasSize(1);
        return JsonMapper.shared().readTree(printed.lines().getFirst());
    }

    private static DecisionMade later(Decision made) {
        return new DecisionMade(new Decision(
                made.number(),
                made.symbol(),
                made.frame() + 1,
                made.direction(),
                made.rise(),
                made.threshold(),
                made.sizeBand(),
                made.target(),
                made.price(),
                made.votes(),
                made.checks(),
                made.dissentE8(),
                made.eventTime()));
    }

    private Decision firstDecision() {
        return decisions().findFirst().orElseThrow();
    }

    /** The first decision whose order came to trade. */
    private Decision traded() {
        var intents = events().flatMap(
                        event -> event instanceof OrderChanged(Intended intent, var _) && intent.decision() > 0
                                ? Stream.of(intent)
                                : Stream.empty())
                .toList();
        var filled = events().flatMap(event ->
                        event instanceof OrderChanged(Filled fact, var _) ? Stream.of(fact.orderId()) : Stream.empty())
                .toList();
        long number = intents.stream()
                .filter(intent -> filled.contains(intent.orderId()))
                .findFirst()
                .orElseThrow()
                .decision();
        return decisions().filter(made -> made.number() == number).findFirst().orElseThrow();
    }

    private Stream<Decision> decisions() {
        return events().filter(DecisionMade.class::isInstance).map(made -> ((DecisionMade) made).decision());
    }

    private Stream<MeshEvent> events() {
        return day.records().stream().map(Recorded::event);
    }

    private long sequence(Decision decision) {
        return day.records().stream()
                .filter(recorded -> recorded.event().equals(new DecisionMade(decision)))
                .findFirst()
                .orElseThrow()
                .sequence();
    }
}
