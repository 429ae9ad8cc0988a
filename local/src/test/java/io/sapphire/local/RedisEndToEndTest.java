package io.sapphire.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real Redis beside the mesh. */
@Tag("slow")
class RedisEndToEndTest {
    private static final int MINUTES = 75;

    @TempDir
    Path folder;

    private Path market;

    @BeforeEach
    void record() throws IOException {
        market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
    }

    @Test
    void cacheChangesNothingAndItsPasswordIsNowhere() throws IOException {
        var without = up("without");
        var with = up("with", "--with-redis");
        assertThat(with.text("stateHash")).isEqualTo(without.text("stateHash"));
        assertThat(with.number("events")).isEqualTo(without.number("events"));
        var password =
                Files.readString(folder.resolve("home/keys/redis-password.key")).strip();
        try (var files = Files.walk(folder.resolve("with"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().noneMatch(file -> contains(file, password));
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private UpRun up(String name, String... more) {
        var fixed = Stream.of(
                "up",
                "--port=0",
                "--speed=max",
                "--exit-at-end",
                "--market=" + market,
                "--data-dir=" + folder.resolve(name),
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
        return UpRun.of(folder.resolve("home"), Stream.concat(fixed, Stream.of(more)));
    }
}
