package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is killed while it tells the run. */
@Tag("slow")
class GatewayRestartTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int BEFORE = 20;

    @TempDir
    Path folder;

    @Test
    void resumingClientMissesNoEventAndHearsNoneTwice() throws Exception {
        try (var test = trading(60, "max");
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().isServing() && face.isTold());
            var run = test.mesh().status().runId();
            var heard = new ArrayList<String>();
            hear(face, run + "-0", BEFORE, heard);
            test.kill("gateway");
            Await.until(
                    LIMIT,
                    () -> test.mesh().status().recordingEnded() && test.mesh().isServing() && face.isTold());
            var all = new ArrayList<String>();
            hear(face, run + "-0", facts(face), all);
            hear(face, heard.getLast(), all.size() - heard.size(), heard);
            assertThat(heard).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(2 * BEFORE);
        }
    }

    @Test
    void openPageComesBackByItselfAndItsHandsWorkAgain() throws Exception {
        try (var test = trading(1_440, "240")) {
            Await.until(LIMIT, () -> test.mesh().isServing());
            try (var story = BrowserStory.begin(test.mesh(), "e2e/restart.mjs", folder)) {
                assertThat(story.line()).isEqualTo("halted");
                test.kill("gateway");
                var seen = story.told();
                assertThat(seen.required("without").asString()).isNotEqualTo("live");
                assertThat(seen.required("flatSeq").asLong())
                        .isGreaterThan(seen.required("resumedSeq").asLong());
            }
        }
    }

    private TestProcesses trading(int minutes, String speed) throws IOException, InterruptedException {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", minutes);
        return TestProcesses.start(
                folder,
                "--port=0",
                "--speed=" + speed,
                "--market=" + market,
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
    }

    /** How many facts the run has, by REST. */
    private static int facts(FaceClient face) {
        return face.all("facts", 0).size();
    }

    /** Adds the ids of the next so many facts. */
    private static void hear(FaceClient face, String after, int count, List<String> ids) {
        try (var lines = face.events("", after)) {
            lines.filter(line -> line.startsWith("id:"))
                    .limit(count)
                    .map(line -> line.substring("id:".length()).strip())
                    .forEach(ids::add);
        } catch (UncheckedIOException killed) {
            assertThat(ids).as("the stream broke off: %s", killed.getMessage()).isNotEmpty();
        }
    }
}
