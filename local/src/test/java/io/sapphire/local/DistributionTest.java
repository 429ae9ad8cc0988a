package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.scaffold.ProjectCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every tool as people start it: from the built distribution, each in a process of its own, on the data of a finished
 * {@code up --speed max --exit-at-end} of the recorded week, beside a mesh that runs and a venue.
 */
@Tag("slow")
class DistributionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static Distribution distribution;
    private static JsonNode summary;
    private static Process mesh;
    private static Process venue;
    private static String rest;

    @BeforeAll
    static void make() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var project = Files.createDirectory(folder.resolve("project"));
        ProjectCopy.into(project);
        distribution = new Distribution(home, project);
        var up = distribution.run(
                List.of("up", "--port=0", "--speed=max", "--exit-at-end", "--data-dir=" + folder.resolve("week")));
        assertThat(up.err()).isEmpty();
        assertThat(up.exit()).isZero();
        summary = JsonMapper.shared().readTree(up.out().lines().toList().getLast());
        assertThat(summary.required("fills").asLong()).isPositive();

        var told = folder.resolve("mesh.txt");
        mesh = distribution.start(told, List.of("up", "--port=0", "--market=synthetic:7", "--speed=1"));
        var introduction = folder.resolve("venue.txt");
        venue = distribution.start(introduction, List.of("simulator", "--port=0", "--admin-port=0"));
        Await.until(PATIENCE, () -> Files.readString(introduction).contains("Ledger   "));
        rest = found(Files.readString(introduction), "REST +(http://127.0.0.1:\\d+)");
        Await.until(PATIENCE, () -> Files.readString(told).contains("Ready after"));
    }

    @AfterAll
    static void end() throws InterruptedException {
        for (var process : Stream.of(mesh, venue).filter(one -> one != null).toList()) {
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** WEEK is the finished run, HOME the home of the running mesh, REST the venue, NEW a place where nothing is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        compliance-check WEEK | 0 | kept +Price collar
        compliance-check WEEK --json | 0 | "verdict":"KEPT"
        risk-assessment WEEK --portfolio-analysis --html=NEW | 0 | (?i)expected shortfall
        risk-assessment WEEK --portfolio-analysis --json | 0 | "scenarios":\\[
        audit-verify WEEK | 0 | Run \\S+: EVENTS events, EVENTS of them vouched for by a signature[\\s\\S]*Nothing is wrong
        audit-verify WEEK --json | 0 | "events":EVENTS,.*"wrongs":\\[\\],"whole":true
        log-analyze WEEK --since=24h --filter=level=INFO | 0 | INFO +order_intended\\n[\\s\\S]*traces: +[0-9a-f]{32}
        log-analyze WEEK --since=24h --filter=level=ERROR --json | 0 | ^\\[\\]
        replay WEEK | 0 | STATE
        replay WEEK --json | 0 | ^\\{"run":.*"divergedAt":0,.*STATE
        explain WEEK 1 | 0 | trend-momentum
        explain WEEK 1 --json | 0 | ^\\{"number":1,.*"agent":"trend-momentum"
        sql --data-dir=WEEK --json SELECT+count(*)+AS+fills+FROM+fills | 0 | "fills": ?FILLS
        create-agent tide-watch --type=analysis | 0 | The agent tide-watch votes with the next
        create-agent rip-tide --type=strategy --json | 0 | "agent":"rip-tide","type":"strategy","created":\\["agents/src
        agents | 0 | trend-momentum +\\S+ +LIVE
        agents --json | 0 | "id":"trend-momentum".*"scorecard":\\[
        ask trend-momentum Why? | 0 | ^trend-momentum, version 1
        ask trend-momentum Why? --json | 0 | "answer":"trend-momentum, version 1
        risk test-fire order-notional | 0 | 1 of 1 limits fired; nothing was sent
        risk test-fire order-notional --json | 0 | "fired":true
        aster check --rest=REST --symbol=BTCUSDT | 0 | ok +BTCUSDT rules +tick
        aster check --rest=REST --json | 0 | "subject":"connection"
        doctor WEEK | 0 | EVENTS events can be read
        doctor --json | 0 | "subject":"event log"
        config --profile=pilot | 0 | sapphire.coordinator.limits.max-order-notional +150 +profile pilot
        config --json | 0 | "key":"sapphire.gateway.bind","value":"127.0.0.1","source":"default"
        preflight --agents=none | 1 | wrong +agents +none: nothing would be traded
        preflight --json | 0 | "subject":"venue"
        profile mesh --for=5s | 0 | Running +\\d+ samples[\\s\\S]*Allocated +\\d+[\\s\\S]*Collections +\\d+[\\s\\S]*Locks
        profile mesh --for=1s --json | 0 | "samples":\\d+,"methods":\\[.*"allocations":\\[
        load-test --rate=20 --for=2s | 0 | 40 questions, 40 answered, .* median \\d+\\.\\d ms
        load-test --rate=20 --for=1s --json | 0 | "asked":20,"answered":20,"otherwise":\\{\\}
        record --market=aster:BTCUSDT --rest=REST --streams=STREAMS --messages=12 --out=NEW | 0 | messages, 1 of them whole books
        record --market=aster:BTCUSDT --rest=REST --streams=STREAMS --messages=10 --out=NEW --json | 0 | "books":1,"playable":true
        data fetch klines --symbol=BTCUSDT --from=2013-11-25 --to=2013-11-26 --rest=REST --out=NEW | 0 | \\d+ rows fetched[\\s\\S]*Nothing is missing
        data fetch klines --symbol=BTCUSDT --from=2013-11-25 --to=2013-11-26 --rest=REST --out=NEW --json | 0 | "rows":\\d+,"missing":\\[\\]
        backtest --data=synthetic:7 --out=NEW --json | 0 | ^\\{.*"stateHash":"[0-9a-f]{64}"
        backtest --data=synthetic:7 --out=NEW | 0 | "stateHash":"[0-9a-f]{64}"
        what-if WEEK 1 --drop-agent=vpin-hft | 0 | recorded +what if[\\s\\S]*rise
        what-if WEEK 1 --drop-agent=vpin-hft --json | 0 | "recorded":\\{"decision":.*"differs":\\["
        completion | 0 | complete -F _complete_sapphire
        help | 0 | compliance-check
        """)
    void everyToolDoesWhatItIsFor(String command, String exit, String content) {
        var said = distribution.run(filled(command));
        assertThat(said.out() + said.err()).as(command).containsPattern(filledPattern(content));
        assertThat(exit).as(said.toString()).contains(Integer.toString(said.exit()));
        if (command.contains("--json")) {
            assertThat(JsonMapper.shared().readTree(said.out()).isContainer()).isTrue();
        }
    }

    /** RefusalTest has the others. */
    @Test
    void badArgumentsEndTheProcessWithTwoAndOneSentence() {
        var said = distribution.run(filled("compliance-check WEEK --since=x"));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines()).as(said.err()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        check --fast | check takes no options
        sbom a b | sbom takes one file at most
        test --wild | unknown option of test: --wild; known are --all and --kills N
        test --kills none | --kills needs a whole number of at least 1
        performance-test /nowhere | performance-test needs the folder of the recordings: /nowhere is none
        """)
    void theScriptRefusesInOneSentence(String command, String sentence) {
        var said = Distribution.script(List.of(command.split(" ")));
        assertThat(said).isEqualTo(new Distribution.Printed(2, "", sentence + "\n"));
    }

    /** What one writes, the other reads. */
    @Test
    void aBackupIsRestoredAndWhatWasRecordedIsKnown() throws IOException {
        var file = folder.resolve("recorded.gz");
        var recorded = distribution.run(
                filled("record --market=aster:BTCUSDT --rest=REST --streams=STREAMS --messages=15 --out=" + file));
        assertThat(recorded.exit()).as(recorded.toString()).isZero();
        var info = distribution.run(List.of("data", "info", file.toString(), "--json"));
        assertThat(JsonMapper.shared().readTree(info.out()).toString()).contains("BTCUSDT");

        var archive = folder.resolve("backup.zip");
        var backup = distribution.run(
                List.of("backup", "--out=" + archive, "--data-dir=" + folder.resolve("week"), "--json"));
        assertThat(backup.exit()).as(backup.toString()).isZero();
        var other = new Distribution(Files.createDirectory(folder.resolve("other")), folder);
        var restored = other.run(List.of("restore", archive.toString(), "--json"));
        assertThat(restored.exit()).as(restored.toString()).isZero();
        assertThat(JsonMapper.shared().readTree(restored.out()).required("files"))
                .isEqualTo(JsonMapper.shared().readTree(backup.out()).required("files"));
        var verified =
                other.run(List.of("audit-verify", other.home().resolve("data").toString()));
        assertThat(verified.out()).contains("Nothing is wrong.");
    }

    private static List<String> filled(String command) {
        return Stream.of(command.split(" "))
                .map(word -> word.replace("WEEK", folder.resolve("week").toString())
                        .replace(
                                "NEW",
                                folder.resolve("new-" + command.hashCode()).toString())
                        .replace("REST", rest)
                        .replace("STREAMS", rest.replace("http:", "ws:"))
                        .replace('+', ' '))
                .toList();
    }

    private static Pattern filledPattern(String content) {
        return Pattern.compile(
                content.replace("EVENTS", summary.required("events").asString())
                        .replace("FILLS", summary.required("fills").asString())
                        .replace("STATE", summary.required("stateHash").asString()));
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
