package io.sapphire.local.logbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a log: docs/logs.md has its fields.
 *
 * @param time by the clock of the machine that logged
 */
public record LogLine(Instant time, JsonNode fields) {

    /** Nothing if it is no such line: what a process printed as it died, or what an older build wrote. */
    public static Optional<LogLine> parse(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            var fields = JsonMapper.shared().readTree(text);
            var time =
                    OffsetDateTime.parse(fields.path("@timestamp").asString("")).toInstant();
            return Optional.of(new LogLine(time, fields));
        } catch (JacksonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    public String field(String name) {
        var field = fields.path(name);
        return field.isMissingNode() ? "" : field.isString() ? field.asString() : field.toString();
    }

    public String level() {
        return field("level");
    }

    /** What was thrown first, or else what happened, without the numbers that tell one time from another. */
    public String cause() {
        var trace = field("stack_trace");
        if (!trace.isEmpty()) {
            return shape(root(trace));
        }
        var event = field("event");
        return event.isEmpty() ? shape(field("message")) : event;
    }

    private static String root(String trace) {
        var caused = "Caused by: ";
        return trace.lines()
                .filter(line -> line.startsWith(caused))
                .map(line -> line.substring(caused.length()))
                .reduce((_, last) -> last)
                .or(() -> trace.lines().findFirst())
                .orElse("")
                .strip();
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9a-f]{16,}", "#").replaceAll("[0-9]+(\\.[0-9]+)?", "#");
    }
}
