package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The logs of a finished run, and logs of a bad day. */
class LogAnalyzeTest {
    @TempDir
    private Path folder;

    private final RecordedDay day = FinishedDay.get();

    @Test
    void everyFillIsALineWithItsTrace() {
        var said = day.run("log-analyze", day.data().toString(), "--filter=event=trade_executed", "--json");
        assertThat(said.complaint()).isEmpty();
        var groups = JsonMapper.shared().readTree(said.lines().getFirst());
        assertThat(groups).hasSize(1);
        assertThat(groups.path(0).path("count").asLong()).isEqualTo(day.up().number("fills"));
        assertThat(groups.path(0).path("example").asString()).matches("(BUY|SELL) [0-9.]+ BTCUSDT at [0-9.]+");
        var traces = day.records().stream().map(recorded -> recorded.traceId()).toList();
        assertThat(groups.path(0)
                        .path("traces")
                        .valueStream()
                        .map(trace -> trace.asString())
                        .toList())
                .isNotEmpty()
                .allSatisfy(trace -> assertThat(traces).contains(trace));
    }

    @Test
    void everyLineIsJsonAndNoneHoldsASecret() throws IOException {
        var log = day.data().resolve("logs").resolve("sapphire.log");
        var lines = Files.readAllLines(log);
        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(lines)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .required("@timestamp")
                                .isString())
                        .isTrue());
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(line).contains("\"event\":\"trade_executed\"", "\"span_id\":\"", "\"price\":\""));
        try (Stream<Path> keys = Files.list(day.home().resolve("keys"))) {
            for (var key : keys.filter(file -> file.toString().endsWith(".key")).toList()) {
                var secret = Files.readString(key, StandardCharsets.ISO_8859_1)
                        .strip()
                        .lines()
                        .toList();
                var telling = secret.get(secret.size() / 2);
                assertThat(String.join("\n", lines)).doesNotContain(telling);
            }
        }
    }

    @Test
    void errorsAreGroupedByWhatWasThrownFirst() throws IOException {
        var log = folder.resolve("bad.log");
        Files.write(
                log,
                List.of(
                        line(
                                "2026-01-05T09:00:00Z",
                                "ERROR",
                                "trading stopped",
                                "a: x\\nCaused by: java.io.IOException: disk 7 is full"),
                        line(
                                "2026-01-05T10:00:00Z",
                                "ERROR",
                                "another",
                                "b: y\\nCaused by: java.io.IOException: disk 8 is full"),
                        line("2026-01-05T10:00:01Z", "WARN", "frame 17 is late", ""),
                        line("2026-01-05T10:00:02Z", "WARN", "frame 1800 is late", ""),
                        "The coordinator cannot start: the disk is full."));
        var errors = day.run("log-analyze", log.toString(), "--filter=level=ERROR");
        assertThat(errors.lines())
                .containsExactly(
                        "     2  ERROR  java.io.IOException: disk # is full",
                        "        2026-01-05T09:00:00Z to 2026-01-05T10:00:00Z, io.sapphire.Test",
                        "        the last: another",
                        "        traces:   4bf92f3577b34da6a3ce929d0e0e4736",
                        "2 lines in 1 groups.",
                        "1 lines are not JSON and were not looked at, the first of them:",
                        "        The coordinator cannot start: the disk is full.");
        assertThat(day.run("log-analyze", log.toString()).lines()).contains("     2  WARN   frame # is late");
        assertThat(day.run("log-analyze", log.toString(), "--since=1s").lines()).startsWith("0 lines in 0 groups.");
    }

    @Test
    void misuseIsOneSentence() {
        assertThat(day.run("log-analyze", "--filter=ERROR"))
                .isEqualTo(new RecordedDay.Printed(
                        2, List.of(), "--filter must be FIELD=VALUE, such as level=ERROR, was 'ERROR'.\n"));
        assertThat(day.run("log-analyze", "--since=yesterday").exit()).isEqualTo(2);
        assertThat(day.run("log-analyze", folder.resolve("none").toString()).complaint())
                .isEqualTo("There are no logs in " + folder.resolve("none") + ".\n");
    }

    private static String line(String time, String level, String message, String trace) {
        return "{\"@timestamp\":\"%s\",\"level\":\"%s\",\"logger_name\":\"io.sapphire.Test\",\"message\":\"%s\",\"stack_trace\":\"%s\",\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}"
                .formatted(time, level, message, trace);
    }
}
