package io.sapphire.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ./sapphire} runs: the modules' classes and the copied libraries, with its JVM flags, as a process of its own. The
 * script itself would build first.
 *
 * @param home SAPPHIRE_HOME
 * @param project folder that create-agent writes into
 */
record Distribution(Path home, Path project) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("(?m)^ *<module>(.*)</module>$");
    private static final long PATIENCE_SECONDS = 900;

    /** What a command printed. */
    record Printed(int exit, String out, String err) {}

    /** Runs a command to its end. */
    Printed run(List<String> arguments) {
        try {
            var told = Files.createTempFile(home, "told", ".txt");
            var complaint = Files.createTempFile(home, "complaint", ".txt");
            var process = builder(arguments)
                    .redirectOutput(told.toFile())
                    .redirectError(complaint.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(arguments + " did not end");
            }
            return new Printed(process.exitValue(), Files.readString(told), Files.readString(complaint));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** Starts one that stays; what it prints goes into the file. */
    Process start(Path told, List<String> arguments) throws IOException {
        return builder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ROOT.resolve("scripts/jvm-flags"),
                "-Dsapphire.project=" + project,
                "-cp",
                classPath(),
                Sapphire.class.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().put("SAPPHIRE_HOME", home.toString());
        builder.environment().remove("SAPPHIRE_TOKEN");
        return builder;
    }

    /** As the script puts it together. */
    private static String classPath() throws IOException {
        var pom = Files.readString(ROOT.resolve("pom.xml"));
        var modules = MODULE.matcher(pom.substring(0, pom.indexOf("<profiles>")))
                .results()
                .map(module -> ROOT.resolve(module.group(1)).resolve("target/classes"))
                .filter(Files::isDirectory)
                .map(Path::toString);
        return Stream.concat(modules, Stream.of(ROOT.resolve("local/target/lib") + "/*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs the script with what it refuses before it builds anything. */
    static Printed script(List<String> arguments) {
        try {
            var command = Stream.concat(Stream.of(ROOT.resolve("sapphire").toString()), arguments.stream())
                    .toList();
            var process = new ProcessBuilder(command).start();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Printed(process.waitFor(), out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
