package io.sapphire.local.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.flight.Tally.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightSummaryTest {
    private static final int MANY = 200_000;

    @TempDir
    private Path folder;

    /** A recording of this JVM while it makes long arrays and collects them. */
    @Test
    void allocationsAndCollectionsOfARecordingAreNamed() throws IOException {
        var file = folder.resolve("test.jfr");
        try (var recording = new Recording()) {
            recording
                    .enable("jdk.ObjectAllocationSample")
                    .with("throttle", "1000/s")
                    .withStackTrace();
            recording.enable("jdk.GarbageCollection").withThreshold(Duration.ZERO);
            recording.start();
            var kept = new ArrayList<>(List.of(new long[1]));
            for (int made = 0; made < MANY; made++) {
                kept.set(kept.size() - 1, wasted(kept));
            }
            System.gc();
            recording.stop();
            recording.dump(file);
        }
        var summary = FlightSummary.of(file);
        assertThat(summary.allocations()).extracting(Part::name).contains("[J");
        assertThat(summary.allocators())
                .extracting(Part::name)
                .contains("io.sapphire.local.flight.FlightSummaryTest.wasted");
        assertThat(summary.collections()).isPositive();
        assertThat(summary.longestPauseMillis()).isPositive().isLessThanOrEqualTo(summary.pausedMillis());
        assertThat(String.join("\n", summary.lines()))
                .contains("Allocated ", "Collections    ", "Locks          nobody waited 10 ms for one");
    }

    @Test
    void partsAreTheLargestFirstAndSharesOfTheWhole() {
        var tally = new Tally();
        tally.add("b", 1);
        tally.add("a", 1);
        tally.add("c", 6);
        assertThat(tally.largest(2)).containsExactly(new Part("c", 6, 0.75), new Part("a", 1, 0.125));
    }

    @Test
    void whatIsNoRecordingIsSaid() throws IOException {
        var file = Files.writeString(folder.resolve("other"), "something else");
        assertThatThrownBy(() -> FlightSummary.of(file)).isInstanceOf(IOException.class);
    }

    private static long[] wasted(List<long[]> kept) {
        var array = new long[1024];
        array[0] = kept.size();
        return array;
    }
}
