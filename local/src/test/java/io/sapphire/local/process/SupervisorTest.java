package io.sapphire.local.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Supervision QUICK = new Supervision(
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(4)), Duration.ofSeconds(10), Duration.ofSeconds(10));

    @TempDir
    Path folder;

    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();
    private final Supervisor supervisor = new Supervisor(QUICK, notices::add);

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void deadProcessIsStartedAgainAndTheOthersLiveOn() throws Exception {
        supervisor.start(child("first", "echo ready; exec cat"));
        supervisor.start(child("second", "echo ready; exec cat"));
        long first = pid("first");
        long second = pid("second");
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        assertThat(notices.poll(10, SECONDS))
                .isEqualTo("first (process %d) ended with 137; starting it again in 0.001 s.", first);
        assertThat(notices.poll(10, SECONDS)).isEqualTo("first runs again (process %d).", pid("first"));
        assertThat(pid("first")).isNotEqualTo(first);
        assertThat(ProcessHandle.of(second)).isPresent();
    }

    @Test
    void secretsComeInTheEnvironmentAndAreNotShown() throws Exception {
        var child = child("asked", "echo $GREETING; echo ready; exec cat");
        supervisor.start(child);
        assertThat(child.log()).content().contains("hello");
        assertThat(child.toString()).doesNotContain("hello");
    }

    @Test
    void processThatEndsBeforeItIsReadyIsRefusedWithItsLastWords() {
        assertThatThrownBy(() -> supervisor.start(child("broken", "echo no key file; exit 1")))
                .isInstanceOf(Refusal.class)
                .hasMessage("broken ended before it was ready: no key file");
    }

    @Test
    void processThatNeverGetsReadyIsRefusedAndEnded() throws Exception {
        var impatient = new Supervision(QUICK.backoff(), Duration.ofMillis(100), Duration.ofSeconds(10));
        try (var strict = new Supervisor(impatient, notices::add)) {
            assertThatThrownBy(() -> strict.start(child("silent", "exec cat")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("silent was not ready after 0 s");
        }
        assertThat(folder.resolve("silent.pid")).doesNotExist();
    }

    @Test
    void nothingRunsAfterTheEnd() throws Exception {
        supervisor.start(child("first", "echo ready; exec cat"));
        var process = ProcessHandle.of(pid("first")).orElseThrow();
        supervisor.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(folder.resolve("first.pid")).doesNotExist();
        assertThat(notices).isEmpty();
    }

    @Test
    void leftoverThatEndsByItselfIsWaitedFor() throws Exception {
        var leftover = new ProcessBuilder("sh", "-c", "read line # leftover").start();
        Files.writeString(folder.resolve("old.pid"), leftover.pid() + "\n");
        assertThatThrownBy(() -> Leftovers.await(folder, "leftover", Duration.ofMillis(1)))
                .isInstanceOf(Refusal.class)
                .hasMessage("old of an earlier start still runs as process %d; end it first.", leftover.pid());
        leftover.getOutputStream().close();
        Leftovers.await(folder, "leftover", Duration.ofSeconds(10));
        assertThat(folder.resolve("old.pid")).doesNotExist();
    }

    @Test
    void strangerWithTheNumberOfALeftoverIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("old.pid"), ProcessHandle.current().pid() + "\n");
        Leftovers.await(folder, "no such word", Duration.ofMillis(1));
        assertThat(folder.resolve("old.pid")).doesNotExist();
    }

    private ChildSpec child(String name, String script) {
        var log = folder.resolve(name + ".log");
        return new ChildSpec(
                name,
                List.of("sh", "-c", script),
                Map.of("GREETING", "hello"),
                log,
                folder.resolve(name + ".pid"),
                () -> isReady(log));
    }

    private static boolean isReady(Path log) {
        try {
            return Files.readString(log).contains("ready");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(name + ".pid")).strip());
    }
}
