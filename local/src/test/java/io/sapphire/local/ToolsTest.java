package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.setting.ConfigCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The small tools, on a finished run. */
class ToolsTest {
    private static final Pattern LISTED = Pattern.compile("(?m)^  ([a-z][a-z-]+) ");

    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    @Test
    void theDoctorReadsTheRunAndFindsItHealthy() {
        var said = day.run("doctor", day.data().toString());
        assertThat(said.complaint()).isEmpty();
        assertThat(said.lines())
                .anyMatch(line -> line.startsWith("ok       event log  %d events can be read"
                        .formatted(day.up().number("events"))))
                .anyMatch(line -> line.matches("ok +run +[0-9-]+ of .* is finished"))
                .anyMatch(line -> line.startsWith("note     mesh       none runs in "));
        assertThat(said.exit()).isZero();
    }

    @Test
    void theDoctorSaysWhatIsHeldSinceWhenAndWhatToDo() throws IOException {
        var events = day.rewritten(folder.resolve("data").resolve("events"), all -> {
            var more = new ArrayList<>(all.subList(0, 400));
            more.add(new TradingHalted("ann", "storm", Instant.parse("2026-01-05T12:01:00Z")));
            return more;
        });
        Files.writeString(events.resolveSibling("version"), "1\n");
        var said = day.run("doctor", folder.resolve("data").toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.lines())
                .anyMatch(line -> line.matches(
                        "wrong +trading +all markets HALTED by ann since 2026-01-05T.*: storm; .*resume.*"));
        assertThat(day.run("doctor", folder.resolve("none").toString()).lines())
                .anyMatch(line -> line.contains("./sapphire up begins one"));
    }

    @Test
    void theConfigurationNamesItsSources() {
        var said =
                day.run("config", "--profile=cautious", "--set=sapphire.coordinator.limits.max-leverage=3", "--json");
        assertThat(said.complaint()).isEmpty();
        var all = JsonMapper.shared().readTree(said.lines().getFirst());
        assertThat(all.toString())
                .contains("{\"key\":\"sapphire.coordinator.limits.max-leverage\",\"value\":\"3\",\"source\":\"--set\"}")
                .contains(
                        "{\"key\":\"sapphire.coordinator.limits.max-order-notional\",\"value\":\"500\",\"source\":\"profile"
                            + " cautious\"}")
                .contains(
                        "{\"key\":\"sapphire.coordinator.snapshot-every\",\"value\":\"20000\",\"source\":\"default\"}")
                .contains("\"key\":\"sapphire.coordinator.kafka.");
        assertThat(day.run("config", "--profile=wild").exit()).isEqualTo(2);
        assertThat(day.run("config", "--set=x").exit()).isEqualTo(2);
    }

    @Test
    void theConfigurationNamesVariablesAndMasksSecrets() {
        var out = new ByteArrayOutputStream();
        var environment = Map.of("REDIS_URL", "redis://me:hush@cache:6379", "VERTEX_AI_LOCATION", "europe-west4");
        var command =
                new CommandLine(new ConfigCommand(new SapphireHome(folder), environment, new PrintStream(out, true)));
        assertThat(command.execute("--set=sapphire.gateway.webhook.secret=hush"))
                .isZero();
        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains(
                        "sapphire.gateway.cache.redis redis://***@cache:6379 variable REDIS_URL",
                        "sapphire.agents.reasoning.location europe-west4 variable VERTEX_AI_LOCATION",
                        "sapphire.gateway.webhook.secret *** --set",
                        "sapphire.analytics.batch.events 4096 default");
        assertThat(out.toString()).doesNotContain("hush");
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("sapphire."));
    }

    @Test
    void completionAndHelpKnowTheCommands() {
        assertThat(String.join("\n", day.run("completion").lines()))
                .contains("complete -F _complete_sapphire", "risk-assessment", "--portfolio-analysis");
        assertThat(day.run("help", "record")).isEqualTo(day.run("record", "--help"));
        assertThat(day.run("help", "fly").exit()).isEqualTo(2);
    }

    /** All others give a result, and so understand --json. */
    @Test
    void onlyWhatActsOrServesHasNoDocumentToTell() {
        var without = commands().filter(command -> !help(command).contains("--json"));
        assertThat(without)
                .containsExactlyInAnyOrder(
                        "up",
                        "simulator",
                        "runner",
                        "panic",
                        "halt",
                        "reduce",
                        "resume",
                        "flatten",
                        "rearm",
                        "agents add",
                        "agents remove",
                        "risk set-limit",
                        "aster sign",
                        "completion",
                        "help");
    }

    /** Of a group its commands alone, unless it is one too. */
    private Stream<String> commands() {
        return listed(help("")).flatMap(command -> {
            var below = listed(help(command)).map(one -> command + " " + one).toList();
            return below.isEmpty() || help(command).contains("--json")
                    ? Stream.concat(Stream.of(command), below.stream())
                    : below.stream();
        });
    }

    private static Stream<String> listed(String help) {
        int list = help.indexOf("\nCommands:");
        return list < 0
                ? Stream.empty()
                : LISTED.matcher(help.substring(list)).results().map(found -> found.group(1));
    }

    private String help(String command) {
        var words = Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .filter(word -> !word.isEmpty());
        return String.join("\n", day.run(words.toArray(String[]::new)).lines());
    }
}
