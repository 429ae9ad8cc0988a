package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Mission Control in a real browser, on the bundled market at the pace of {@code sapphire up}. */
@Tag("slow")
class MissionControlTest {
    private static final int PAGES = 9;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** Venue time, in which the same market traded before. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    @Test
    void fillsAppearInThePageAndAHaltFromThePageEndsTrading() throws Exception {
        try (var test = TestMesh.start(folder, "--port=0");
                var face = FaceClient.of(test.mesh())) {
            Await.until(LIMIT, () -> test.mesh().status().fills() > 0);
            var seen = browse(test.mesh(), "e2e/mission-control.mjs");
            var halted = test.mesh().status();
            assertThat(face.all("fills", halted.sequence()))
                    .extracting(fill -> fill.required("id").asString())
                    .contains(seen.required("fill").asString());
            assertThat(seen.required("address").asString()).isEqualTo("/mission-control");
            assertThat(seen.required("phoneOverflowPx").asInt()).isZero();

            assertThat(halted.latch().isOpen()).isFalse();
            Await.until(
                    LIMIT,
                    () -> test.mesh()
                            .status()
                            .venueTime()
                            .isAfter(halted.venueTime().plus(QUIET)));
            assertThat(test.mesh().status().orders()).isEqualTo(halted.orders());
        }
    }

    @Test
    void everyPageTellsWhatRestTellsAndItsHandsReachTheMesh() throws Exception {
        try (var test = TestMesh.start(folder, "--port=0", "--speed=1200")) {
            var seen = browse(test.mesh(), "e2e/pages.mjs");
            assertThat(seen.required("pages").asInt()).isEqualTo(PAGES);
            assertThat(seen.required("narrow").asInt()).isEqualTo(PAGES);
            assertThat(seen.required("limit").asString()).isEqualTo("450");
        }
    }

    private JsonNode browse(Mesh mesh, String script) throws IOException, InterruptedException {
        try (var story = BrowserStory.begin(mesh, script, folder)) {
            return story.told();
        }
    }
}
