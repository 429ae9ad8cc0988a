package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script of the dashboard's that goes through a mesh's pages in a real browser. */
final class BrowserStory implements AutoCloseable {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PICTURES = ROOT.resolve("local/target");

    private final Process browser;
    private final BufferedReader lines;
    private final Path errors;

    private BrowserStory(Process browser, Path errors) {
        this.browser = browser;
        this.lines = browser.inputReader();
        this.errors = errors;
    }

    /** @param folder for what it complains of */
    static BrowserStory begin(Mesh mesh, String script, Path folder) throws IOException {
        var address = "http://127.0.0.1:" + mesh.entrance().port();
        var errors = folder.resolve("browser.err");
        var builder = new ProcessBuilder("node", script)
                .directory(ROOT.resolve("dashboard").toFile())
                .redirectError(errors.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SAPPHIRE_ADDRESS",
                        address + "/mission-control?token="
                                + mesh.entrance().access().oneTimeToken().reveal(),
                        "SAPPHIRE_REST",
                        address,
                        "SAPPHIRE_TOKEN",
                        TestMesh.TOKEN,
                        "SCREENSHOT",
                        PICTURES.resolve("mission-control.png").toString(),
                        "PICTURES",
                        PICTURES.resolve("mission-control").toString()));
        return new BrowserStory(builder.start(), errors);
    }

    /** The next line it prints. Fails with the sentence that it ended with instead. */
    String line() throws IOException, InterruptedException {
        var line = Optional.ofNullable(lines.readLine());
        if (line.isEmpty()) {
            assertThat(browser.waitFor()).as(Files.readString(errors)).isZero();
        }
        return line.orElseThrow(() -> new IOException("the script said nothing"));
    }

    /** What the script saw, in the end; it exits with one sentence if it did not see it. */
    JsonNode told() throws IOException, InterruptedException {
        var seen = line();
        assertThat(browser.waitFor()).as(Files.readString(errors)).isZero();
        return JsonMapper.shared().readTree(seen);
    }

    @Override
    public void close() {
        browser.destroy();
    }
}
