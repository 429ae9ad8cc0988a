package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.signal.Signal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The worked example in another language, docs/examples/python-agent. Needs the system's Python with python3-grpcio and
 * python3-grpc-tools.
 */
@Tag("slow")
class PythonAgentTest {
    private static final File EXAMPLE = new File("../docs/examples/python-agent");
    private static final String PYTHON = "/usr/bin/python3";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MINUTES = 30;

    @TempDir
    Path folder;

    @Test
    void itsOwnTestsPass() throws Exception {
        var process = python("-m", "unittest");
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).contains("OK").doesNotContain("Ran 0 tests");
    }

    @Test
    void itJoinsAnswersEveryFrameAndVotes() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var python = python("agent.py", "--listen", "127.0.0.1:0");
        try (var told = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            var port = port(told);
            try (var test = TestMesh.start(
                    folder,
                    "--port=0",
                    "--speed=max",
                    "--agents=python-reversion=127.0.0.1:" + port,
                    "--market=" + market)) {
                Await.until(
                        LIMIT,
                        () -> test.mesh().isServing() && test.mesh().status().recordingEnded());
                assertVoted(test.data().events());
            }
        } finally {
            python.destroy();
        }
    }

    private static void assertVoted(Path events) {
        try (var log = LogReader.from(events, 1, new EventCodec())) {
            var all = Stream.generate(log::read)
                    .takeWhile(Optional::isPresent)
                    .map(Optional::orElseThrow)
                    .map(Recorded::event)
                    .toList();
            assertThat(all).filteredOn(MeshEvent.AgentJoined.class::isInstance).hasSize(1);
            assertThat(all).noneMatch(MeshEvent.SignalRefused.class::isInstance);
            assertThat(all)
                    .filteredOn(MeshEvent.RoundClosed.class::isInstance)
                    .isNotEmpty()
                    .allMatch(event -> event instanceof MeshEvent.RoundClosed round
                            && round.missing().isEmpty());
            assertThat(signals(all)).anyMatch(signal -> signal.direction().sign() != 0);
            assertThat(all).anyMatch(MeshEvent.DecisionMade.class::isInstance);
        }
    }

    private static List<Signal> signals(List<MeshEvent> events) {
        return events.stream()
                .flatMap(event ->
                        event instanceof MeshEvent.SignalReceived(var signal) ? Stream.of(signal) : Stream.empty())
                .toList();
    }

    private static int port(BufferedReader told) throws IOException {
        var line = Optional.ofNullable(told.readLine()).orElse("");
        assertThat(line)
                .as("needs python3-grpcio and python3-grpc-tools of the system")
                .matches("python-reversion listens on port \\d+");
        return Integer.parseInt(line.replaceAll("\\D", ""));
    }

    private static Process python(String... arguments) throws IOException {
        var command = Stream.concat(Stream.of(PYTHON), Stream.of(arguments)).toList();
        return new ProcessBuilder(command)
                .directory(EXAMPLE)
                .redirectErrorStream(true)
                .start();
    }
}
