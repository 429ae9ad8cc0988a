package io.sapphire.bench.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which ends with ours, and its folder. */
public final class Server {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Server() {}

    public static Path folder(String name) {
        try {
            var folder = Files.createTempDirectory("bench-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns when it listens. */
    public static ProcessHandle start(List<String> command, Path folder, int port) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            long begun = System.nanoTime();
            while (!listens(port)) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException(
                            command.getFirst() + " does not start: " + Files.readString(folder.resolve("output")));
                }
            }
            return process.toHandle();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Those it started would outlive it. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
