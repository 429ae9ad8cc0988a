package io.sapphire.bench.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Java program of ours in a process of its own, which is told what to do by lines and answers with lines. */
final class Child implements AutoCloseable {
    private static final String ANSWER = "> ";

    private final Process process;
    private final PrintStream lines;
    private final BufferedReader answers;

    Child(Class<?> main, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseParallelGC",
                "-XX:ParallelGCThreads=2",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        lines = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What a child prints so is an answer; whatever else it prints is nothing to us. */
    static void answer(String text) {
        System.out.println(ANSWER + text);
        System.out.flush();
    }

    void say(String line) {
        lines.println(line);
    }

    /** Waits for the next answer. */
    String answer() {
        try {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
            }
            throw new IllegalStateException("a server of the bench has ended");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Duration processorTime() {
        return processorTime(process.toHandle());
    }

    /** Of a process and those it started. */
    static Duration processorTime(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
