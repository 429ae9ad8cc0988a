package io.sapphire.simulator.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static final int LINES = 400;
    /** Some are longer than what is read at once. */
    private static final int LONGEST = 200_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyLineIsTheOneThatBeginsAtItsOffset(long seed) throws IOException {
        var text = text(new Random(seed));
        var bytes = text.getBytes(UTF_8);
        var expected = text.lines().toList();
        try (var lines = new Lines(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < expected.size(); i++) {
                var line = lines.next().orElseThrow();
                assertThat(line.equals(expected.get(i))).as("line " + (i + 1)).isTrue();
                assertThat(lines.number()).isEqualTo(i + 1);
                var there = line.getBytes(UTF_8);
                assertThat(new String(bytes, (int) lines.offset(), there.length, UTF_8))
                        .isEqualTo(line);
                assertThat(lines.offset() == 0 || bytes[(int) lines.offset() - 1] == '\n')
                        .isTrue();
            }
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void emptyTextHasNoLine() throws IOException {
        try (var lines = new Lines(new ByteArrayInputStream(new byte[0]))) {
            assertThat(lines.next()).isEmpty();
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            int length = random.nextInt(50) == 0 ? random.nextInt(LONGEST) : random.nextInt(80);
            text.append((random.nextBoolean() ? "x" : "\u00e4").repeat(length))
                    .append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return random.nextBoolean() ? text.toString() : text + "the last one has no end";
    }
}
