package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page promises by itself, without a mesh: its rules, its logic, and how it looks when something is wrong. */
@Tag("slow")
class DashboardTest {
    private static final Path DASHBOARD =
            Path.of("..", "dashboard").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lint", "test", "e2e:states", "e2e:perf"})
    void scriptOfThePageSucceeds(String script) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var npm = new ProcessBuilder("npm", "run", script)
                .directory(DASHBOARD.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(npm.waitFor()).as(() -> read(output)).isZero();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
