package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.http.MarketLabel;
import io.sapphire.local.venue.VenueBench;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole mesh on a market that trades now: here that of a second simulator, which takes its own time. */
@Tag("slow")
class LiveMarketTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    @Test
    void theMeshFollowsItAndSaysWhenItCannot() throws Exception {
        try (var venue = new VenueBench(home.resolve("venue"), 1, "synthetic:7", "1", VenueBench.noLimits());
                var run = TestMesh.start(
                        home,
                        "--port=0",
                        "--agents=none",
                        "--market=aster:BTCUSDT",
                        "--set=sapphire.simulator.mirror.rest=" + venue.rest(),
                        "--set=sapphire.simulator.mirror.streams=" + venue.streams())) {
            var mesh = run.mesh();
            Await.until(PATIENCE, mesh::isServing);
            var plan = mesh.plan();
            assertThat(plan.live()).isTrue();
            assertThat(plan.markets())
                    .containsExactly(new MarketLabel(
                            "BTCUSDT",
                            "live from " + venue.rest() + ", fills simulated",
                            false,
                            false,
                            Duration.ZERO,
                            "",
                            true));
            var seen = mesh.status();
            Await.until(
                    PATIENCE,
                    () -> mesh.status().venueTime().isAfter(seen.venueTime().plusSeconds(3)));
            assertThat(mesh.status().invalidBooks()).isEqualTo(seen.invalidBooks());

            venue.close();
            Await.until(PATIENCE, () -> trouble(mesh).contains(" are away ("));
            assertThat(mesh.isServing()).isTrue();
        }
    }

    private static String trouble(LocalMesh mesh) {
        return mesh.plan().markets().getFirst().trouble();
    }
}
