package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.options.SapphireHome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One {@code sapphire up} in this JVM, and the summary it printed last. */
record UpRun(JsonNode summary) {

    /** Runs to the end of the recording. */
    static UpRun of(Path home, Stream<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Sapphire.run(
                new SapphireHome(home),
                new PrintStream(out, true),
                new PrintStream(err, true),
                arguments.toArray(String[]::new));
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        var lines = out.toString().strip().split("\n");
        return new UpRun(JsonMapper.shared().readTree(lines[lines.length - 1]));
    }

    long number(String field) {
        assertThat(summary.required(field).isNumber()).isTrue();
        return summary.required(field).asLong();
    }

    String text(String field) {
        assertThat(summary.required(field).isString()).isTrue();
        return summary.required(field).asString();
    }
}
