package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker beside the mesh, and with a real Redis besides. */
@Tag("slow")
class KafkaEndToEndTest {
    private static final int MINUTES = 75;

    @TempDir
    Path folder;

    private Path market;

    @BeforeEach
    void record() throws IOException {
        market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
    }

    @Test
    void storesChangeNothingAndTheReplicaIsWhole() throws IOException {
        var without = up("without");
        assertThat(without.number("fills")).isPositive();
        assertSame(up("with", "--with-kafka"), without);
        assertSame(up("both", "--with-kafka", "--with-redis"), without);
        assertReplicated("with", without);
        assertReplicated("both", without);
    }

    private static void assertSame(UpRun with, UpRun without) {
        assertThat(with.text("stateHash")).isEqualTo(without.text("stateHash"));
        assertThat(with.number("events")).isEqualTo(without.number("events"));
    }

    private void assertReplicated(String name, UpRun run) throws IOException {
        var progress = Files.readString(folder.resolve(name).resolve("events/replica"));
        assertThat(progress.split(" ")[2]).isEqualTo(Long.toString(run.number("events")));
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
