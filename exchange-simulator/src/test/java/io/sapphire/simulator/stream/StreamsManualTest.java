package io.sapphire.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual names streams that exist, of every kind there is. */
class StreamsManualTest {
    private static final Pattern NAME = Pattern.compile("`(btcusdt@[^`]+|![^`]+)`");

    @Test
    void everyKindOfStreamIsInTheManual() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "simulator.md"));
        var topics = NAME.matcher(manual)
                .results()
                .map(MatchResult::group)
                .map(name -> Topic.parse(name.substring(1, name.length() - 1)))
                .toList();
        assertThat(topics).allMatch(Optional::isPresent);
        var kinds = EnumSet.noneOf(Topic.Kind.class);
        topics.forEach(topic -> kinds.add(topic.orElseThrow().kind()));
        assertThat(kinds).isEqualTo(EnumSet.allOf(Topic.Kind.class));
    }
}
