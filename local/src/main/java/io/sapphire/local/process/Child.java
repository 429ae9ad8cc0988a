package io.sapphire.local.process;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One running process. Its standard input stays open as long as this JVM lives: children end when it closes. */
final class Child {
    private final ChildSpec spec;
    private final Process process;

    private Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    static Child start(ChildSpec spec) {
        try {
            var builder = new ProcessBuilder(spec.command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
            builder.environment().putAll(spec.environment());
            var process = builder.start();
            writePid(spec, process);
            return new Child(spec, process);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be started: %s.".formatted(spec.name(), failure.getMessage()), failure);
        }
    }

    Process process() {
        return process;
    }

    /** The last line it printed: by convention the sentence that says why it ended. */
    String lastLine() {
        try (var lines = Files.lines(spec.log())) {
            return lines.filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /** Ends it: asked first, forced when it does not go in time. */
    void stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
        forgetPid();
    }

    void forgetPid() {
        try {
            Files.deleteIfExists(spec.pid());
        } catch (IOException _) {
            // The next start overwrites it.
        }
    }

    private static void writePid(ChildSpec spec, Process process) throws IOException {
        var draft = spec.pid().resolveSibling(spec.pid().getFileName() + ".new");
        Files.writeString(draft, process.pid() + "\n");
        Files.move(draft, spec.pid(), StandardCopyOption.ATOMIC_MOVE);
    }
}
