package io.sapphire.coordinator.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Kafka broker in a process of its own, on ports that stay the same through its deaths. */
public final class TestBroker implements AutoCloseable {
    private static final Path BUILT = Path.of("..", "kafka-broker", "target");

    private final Path data;
    private final int port = freePort();
    private final int controller = freePort();
    private Process process;

    public TestBroker(Path data) {
        this.data = data;
        this.process = start();
    }

    public String servers() {
        return "127.0.0.1:" + port;
    }

    private Process start() {
        if (!Files.isDirectory(BUILT.resolve("lib"))) {
            throw new IllegalStateException("build the broker first: mvn package -Pkafka-broker -pl kafka-broker");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = BUILT.resolve("classes") + ":" + BUILT.resolve("lib") + "/*";
        try {
            return new ProcessBuilder(List.of(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            classPath,
                            "io.sapphire.kafka.BrokerMain",
                            data.toString(),
                            Integer.toString(port),
                            Integer.toString(controller)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As the machine's death would. */
    public void kill() {
        end(process.destroyForcibly());
    }

    void restart() {
        process = start();
    }

    /** It neither answers nor goes, until {@link #resume}. */
    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            end(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
