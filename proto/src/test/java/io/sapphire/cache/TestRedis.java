package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server in a process of its own, on a port that stays the same through its deaths. */
final class TestRedis implements AutoCloseable {
    static final Secret KEY = Secret.of("5a".repeat(32));
    /** Enough on the busiest machine: what takes longer than Redis may take is tested by stopping it. */
    static final Duration PATIENT = Duration.ofSeconds(20);

    private final int port = freePort();
    private final List<String> settings;
    private Process process;

    /** @param settings as in its configuration file; without {@code port} it listens on {@link #port} */
    TestRedis(String... settings) {
        var fixed = Stream.of("bind 127.0.0.1", "save \"\"", "appendonly no");
        var listening = Stream.of(settings).anyMatch(line -> line.startsWith("port ")) ? "" : "port " + port;
        this.settings = Stream.concat(Stream.concat(fixed, Stream.of(listening)), Stream.of(settings))
                .toList();
        this.process = start();
    }

    int port() {
        return port;
    }

    RedisSettings settings() {
        return settings(PATIENT);
    }

    RedisSettings settings(Duration within) {
        return new RedisSettings(address("redis"), "", Optional.empty(), Optional.empty(), false, KEY, within);
    }

    URI address(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    private Process start() {
        try {
            var started = new ProcessBuilder(executable(), "-")
                    .redirectErrorStream(true)
                    .start();
            try (var input = started.outputWriter(UTF_8)) {
                input.write(String.join("\n", settings) + "\n");
            }
            awaitReady(started);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitReady(Process started) throws IOException {
        var said = new ArrayList<String>();
        var output = started.inputReader(UTF_8);
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains("eady to accept connections")) {
                // Nobody reads on: it says less than a pipe holds.
                return;
            }
        }
        throw new IllegalStateException("redis-server ended: " + said);
    }

    private static String executable() throws IOException {
        var own = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        return own.isPresent()
                ? own.get().toString()
                : ExecutableProvider.newJarResourceProvider().get().getPath();
    }

    /** As the machine's death would. */
    void kill() {
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

    /** What redis-cli prints. */
    String cli(String... command) {
        var words = new ArrayList<>(List.of("redis-cli", "-p", Integer.toString(port)));
        words.addAll(List.of(command));
        try {
            var cli = new ProcessBuilder(words).redirectErrorStream(true).start();
            var said = new String(cli.getInputStream().readAllBytes(), UTF_8).strip();
            end(cli);
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
