package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.StatusRuntimeException;
import io.sapphire.coordinator.shell.Space;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.local.grpc.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event log on a file system of 16 MB that is full, and then is not (scenario F24). Needs the right to mount one. */
@Tag("slow")
class FullDiskTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int SIZE = 16 * 1024 * 1024;

    @TempDir
    Path folder;

    private Path small;

    @BeforeEach
    void mount() throws Exception {
        small = Files.createDirectories(folder.resolve("small"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "none", small.toString()));
        Files.createDirectories(folder.resolve("data"));
        Files.createSymbolicLink(folder.resolve("data").resolve("events"), small);
        Files.writeString(folder.resolve("data").resolve("version"), "1\n");
    }

    @AfterEach
    void unmount() throws Exception {
        var _ = run("umount", "-l", small.toString());
    }

    @Test
    void nearlyFullDiskHaltsWithItsReasonAndTradingGoesOnByItself() throws Exception {
        var filler = fill(1_000_000);
        try (var mesh = start("2MB")) {
            Await.until(LIMIT, () -> events().stream().anyMatch(FullDiskTest::isHalt));
            assertThat(mesh.mesh().status().latch().toString()).contains("are left on the disk of the event log");
            Files.delete(filler);
            Await.until(LIMIT, () -> ended(mesh));
            assertThat(mesh.mesh().status().fills()).isPositive();
            assertThat(events()).anyMatch(MeshEvent.TradingResumed.class::isInstance);
        }
    }

    @Test
    void fullDiskStopsTradingWithoutHalfARecordAndTradingGoesOnByItself() throws Exception {
        var filler = fill(100_000);
        try (var mesh = start("0B")) {
            Await.until(
                    LIMIT,
                    () -> status(mesh)
                            .filter(status -> !status.pause().isEmpty())
                            .isPresent());
            int stopped = events().size();
            Files.delete(filler);
            Await.until(LIMIT, () -> ended(mesh));
            assertThat(mesh.mesh().status().fills()).isPositive();
            assertThat(events()).hasSizeGreaterThan(stopped);
            assertThat(events().stream().filter(MeshEvent.LeaderChanged.class::isInstance))
                    .hasSize(2);
        }
        var replay = RecordedDay.run(folder, "replay", folder.resolve("data").toString());
        assertThat(replay.exit()).as(replay.complaint()).isZero();
    }

    private TestMesh start(String leastSpace) throws IOException {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 75);
        return TestMesh.start(
                folder,
                "--port=0",
                "--speed=max",
                "--market=" + market,
                "--data-dir=" + folder.resolve("data"),
                "--set=sapphire.coordinator.least-space=" + leastSpace,
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
    }

    private Path fill(int room) throws IOException {
        var filler = small.resolve("filler");
        Files.write(filler, new byte[SIZE - room]);
        return filler;
    }

    private List<MeshEvent> events() {
        return new RunLog(small).events();
    }

    private static boolean isHalt(MeshEvent event) {
        return event instanceof MeshEvent.TradingHalted halted
                && halted.operator().equals(Space.OPERATOR);
    }

    /** Nothing while the coordinator is starting again. */
    private static Optional<RunStatus> status(TestMesh mesh) {
        try {
            return Optional.of(mesh.mesh().status());
        } catch (StatusRuntimeException _) {
            return Optional.empty();
        }
    }

    private static boolean ended(TestMesh mesh) {
        var status = status(mesh);
        assertThat(status.map(RunStatus::failure).orElse("")).isEmpty();
        return status.map(RunStatus::recordingEnded).orElse(false);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
