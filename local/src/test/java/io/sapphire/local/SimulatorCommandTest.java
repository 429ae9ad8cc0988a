package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.options.SapphireHome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own, as somebody with a client in another language runs it. */
class SimulatorCommandTest {

    @TempDir
    Path home;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Sapphire.class.getName(),
                "simulator",
                "--port=0",
                "--admin-port=0");
        builder.environment().put("SAPPHIRE_HOME", home.toString());
        process = builder.redirectErrorStream(true).start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void itPrintsWhereItIsAndEndsWhenAsked() throws IOException, InterruptedException {
        var lines = introduction();
        assertThat(lines).anyMatch(line -> line.startsWith("Market   BTCUSDT"));
        assertThat(get(address(lines, "REST") + "/time")).contains("serverTime");
        assertThat(get(address(lines, "Admin") + "/run")).contains("\"speed\":\"1\"");
        // Of the handle: the process itself would close what is still to be read.
        assertThat(process.toHandle().destroy()).isTrue();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        var last = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(last).isEqualTo("Stopped; with the same ledger it goes on from here.\n");
        assertThat(new SapphireHome(home).path().resolve("simulator")).isNotEmptyDirectory();
    }

    private List<String> introduction() throws IOException {
        var lines = new ArrayList<String>();
        do {
            lines.add(line());
        } while (!lines.getLast().startsWith("Ledger   "));
        return lines;
    }

    /** Byte by byte, so that what comes after it is still there to read. */
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = process.getInputStream().read();
                next != '\n';
                next = process.getInputStream().read()) {
            if (next < 0) {
                throw new IOException("it ended after: " + line);
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static String address(List<String> lines, String name) {
        var pattern = Pattern.compile(name + " +(http://.*)");
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
