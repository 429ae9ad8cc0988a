package io.sapphire.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Map<String, String> WANTED = Map.of("seed", "1", "profile", "demo");
    private static final Latches HALT = new Latches(new TradingLatch("HALTED", "ann", "storm"), TradingLatch.OPEN);
    private static final Summary SUMMARY =
            new Summary(1, 2, 3, 4, 0, new BigDecimal("1.5"), "0", "0", "0", "10000", "10000", "ab");

    @TempDir
    Path folder;

    private final AtomicInteger second = new AtomicInteger();
    private DataDirectory data;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void firstRunIsNew() {
        var opened = open(WANTED, false);
        assertThat(opened.resumed()).isFalse();
        assertThat(opened.notes()).isEmpty();
        assertThat(opened.run().carried()).isEqualTo(Latches.OPEN);
        assertThat(folder.resolve("run.json")).exists();
    }

    @Test
    void unfinishedRunIsResumed() throws IOException {
        var begun = begun();
        var opened = open(WANTED, false);
        assertThat(opened.resumed()).isTrue();
        assertThat(opened.run()).isEqualTo(begun);
    }

    /** What it traded on went on without it. */
    @Test
    void aRunThatCannotBeGoneOnWithIsSetAsideAndItsHaltHoldsOn() throws IOException {
        var before = begun();
        runs().seen(HALT);
        var opened = runs().begin(WANTED, false);
        assertThat(opened.resumed()).isFalse();
        assertThat(opened.run().id()).isNotEqualTo(before.id());
        assertThat(opened.run().carried()).isEqualTo(HALT);
        assertThat(shelf(before).resolve("events/0.seg")).hasContent("event");
    }

    @Test
    void anotherRunCannotBeResumedAndEveryDifferenceIsNamed() throws IOException {
        var _ = begun();
        assertThatThrownBy(() -> open(Map.of("seed", "2", "market 1", "bundled", "profile", "demo"), false))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "The unfinished run in %s was begun with market 1 (none), not bundled; seed 1, not 2; "
                                + "ask for the same, or start over with --fresh.",
                        folder);
        assertThat(data.events().resolve("0.seg")).hasContent("event");
    }

    @Test
    void finishedRunMovesAwayAndItsHaltHoldsForTheNext() throws IOException {
        var finished = begun();
        runs().finish(FinishedRun.of(finished.id(), HALT, SUMMARY));
        var opened = open(Map.of("seed", "2"), false);
        assertThat(opened.resumed()).isFalse();
        assertThat(opened.run().id()).isNotEqualTo(finished.id());
        assertThat(opened.run().carried()).isEqualTo(HALT);
        assertThat(shelf(finished).resolve("events/0.seg")).hasContent("event");
        assertThat(shelf(finished).resolve("finished.json")).exists();
        assertThat(shelf(finished).resolve("run.json")).exists();
        assertThat(data.events()).isEmptyDirectory();
        assertThat(folder.resolve("finished.json")).doesNotExist();
    }

    @Test
    void adaptersOwnHaltHoldsForTheNextToo() throws IOException {
        var latches = new Latches(TradingLatch.OPEN, new TradingLatch("HALTED", "bob", "fire"));
        runs().finish(FinishedRun.of(begun().id(), latches, SUMMARY));
        assertThat(open(WANTED, false).run().carried()).isEqualTo(latches);
    }

    @Test
    void haltHoldsUntilTheNextRunHasBegun() throws IOException {
        var finished = begun();
        runs().finish(FinishedRun.of(finished.id(), HALT, SUMMARY));
        var _ = open(WANTED, false);
        assertThat(open(WANTED, false).run().carried()).isEqualTo(HALT);
    }

    @Test
    void freshSetsAnUnfinishedRunAsideAndSaysThatItsHaltIsCleared() throws IOException {
        var unfinished = begun();
        runs().seen(HALT);
        var opened = open(WANTED, true);
        assertThat(opened.resumed()).isFalse();
        assertThat(opened.run().carried()).isEqualTo(Latches.OPEN);
        assertThat(opened.notes()).contains("A halt was cleared by --fresh (HALTED by ann: storm).");
        assertThat(shelf(unfinished).resolve("events/0.seg")).hasContent("event");
    }

    @Test
    void freshClearsTheHaltOfAFinishedRun() throws IOException {
        var finished = begun();
        runs().finish(FinishedRun.of(finished.id(), HALT, SUMMARY));
        var opened = open(WANTED, true);
        assertThat(opened.run().carried()).isEqualTo(Latches.OPEN);
        assertThat(opened.notes()).contains("A halt was cleared by --fresh (HALTED by ann: storm).");
        assertThat(shelf(finished).resolve("finished.json")).exists();
    }

    @Test
    void interruptedMoveGoesOnWhereItStopped() throws IOException {
        var finished = begun();
        Files.writeString(data.ledger().resolve("books"), "books");
        runs().finish(FinishedRun.of(finished.id(), HALT, SUMMARY));
        Files.createDirectories(shelf(finished));
        Files.move(data.events(), shelf(finished).resolve("events"));
        var opened = open(WANTED, false);
        assertThat(opened.run().carried()).isEqualTo(HALT);
        assertThat(shelf(finished).resolve("events/0.seg")).hasContent("event");
        assertThat(shelf(finished).resolve("ledger/books")).hasContent("books");
    }

    @Test
    void moveInterruptedAtItsVeryEndLosesNoHalt() throws IOException {
        var finished = begun();
        runs().finish(FinishedRun.of(finished.id(), HALT, SUMMARY));
        var last = Files.readString(folder.resolve("finished.json"));
        var next = open(WANTED, false);
        Files.writeString(folder.resolve("finished.json"), last);
        assertThat(open(WANTED, false).run().carried()).isEqualTo(next.run().carried());
        assertThat(shelf(finished).resolve("finished.json")).exists();
    }

    @Test
    void startThatFailedBeforeTheFirstEventDoesNotBindTheNext() throws IOException {
        var failed = open(WANTED, false).run();
        Files.writeString(data.ledger().resolve("books"), "books");
        var opened = open(Map.of("seed", "2"), false);
        assertThat(opened.resumed()).isFalse();
        assertThat(data.ledger()).isEmptyDirectory();
        assertThat(shelf(failed).resolve("ledger/books")).hasContent("books");
    }

    @Test
    void damagedRunFileIsRefused() throws IOException {
        var _ = begun();
        Files.writeString(folder.resolve("run.json"), "{");
        assertThatThrownBy(() -> open(WANTED, false))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(folder.resolve("run.json") + " is damaged");
    }

    private RunRecord begun() throws IOException {
        var run = open(WANTED, false).run();
        Files.writeString(data.events().resolve("0.seg"), "event");
        return run;
    }

    private OpenedRun open(Map<String, String> identity, boolean fresh) {
        return runs().open(identity, fresh);
    }

    private Runs runs() {
        return new Runs(data, () -> START.plusSeconds(second.incrementAndGet()));
    }

    private Path shelf(RunRecord run) {
        return folder.resolve("runs").resolve(run.id());
    }
}
