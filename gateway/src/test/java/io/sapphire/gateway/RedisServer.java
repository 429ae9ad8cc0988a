package io.sapphire.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.cache.CacheStores;
import io.sapphire.cache.RedisSettings;
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
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server in a process of its own, on a port that stays the same through its deaths. */
public final class RedisServer implements AutoCloseable {
    public static final String KEY = "5a".repeat(32);
    /** Enough on the busiest machine: what takes longer than Redis may take is tested by stopping it. */
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final int port = freePort();
    private Process process = start();

    public String address() {
        return "redis://127.0.0.1:" + port;
    }

    /** As patient as a busy machine needs. */
    public CacheStores stores() {
        return stores(PATIENT, System::nanoTime);
    }

    public CacheStores stores(Duration within, LongSupplier nanos) {
        var settings = new RedisSettings(
                URI.create(address()), "", Optional.empty(), Optional.empty(), false, Secret.of(KEY), within);
        return CacheStores.redis(settings, nanos);
    }

    private Process start() {
        try {
            var started = new ProcessBuilder(executable(), "-")
                    .redirectErrorStream(true)
                    .start();
            try (var input = started.outputWriter(UTF_8)) {
                input.write("bind 127.0.0.1\nport %d\nsave \"\"\nappendonly no\n".formatted(port));
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

    /** It is gone, or neither answers nor goes. */
    public void fall(boolean silent) {
        if (silent) {
            signal("STOP");
        } else {
            end(process.destroyForcibly());
        }
    }

    /** Undoes {@link #fall}. */
    public void rise(boolean silent) {
        if (silent) {
            signal("CONT");
        } else {
            process = start();
        }
    }

    /** What redis-cli prints. */
    public String cli(String... command) {
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
            if (!process.waitFor(PATIENT.toMillis(), TimeUnit.MILLISECONDS)) {
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
        end(process.destroyForcibly());
    }
}
