package io.sapphire.simulator.feed.raw;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Recordings that lie beside the project, not in it. */
public final class SharedData {
    private static final Path FRAMES = Path.of("../../shared/data/btcusdt-futures-20240808.gz");

    private SharedData() {}

    /** Skips the test where there are none. */
    public static Path frames() {
        Assumptions.assumeTrue(Files.exists(FRAMES), "needs " + FRAMES + ", which is not part of the project");
        return FRAMES;
    }
}
