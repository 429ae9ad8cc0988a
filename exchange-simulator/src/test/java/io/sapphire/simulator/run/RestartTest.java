package io.sapphire.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Money;
import io.sapphire.simulator.ledger.Ledger;
import io.sapphire.simulator.ledger.LedgerException;
import io.sapphire.simulator.market.FundingRates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    private static final int ACTIONS = 110;
    private static final int CUT_ACTIONS = 6;

    @TempDir
    private Path directory;

    @Test
    void aRunOpenedAgainIsTheRunThatWasClosed() {
        var before = play(directory, 0, ACTIONS);
        try (var again = new TestRun(directory)) {
            assertThat(again.state()).isEqualTo(before.state());
            assertThat(again.listener.market).isEqualTo(before.listener.market);
            assertThat(again.listener.user).isEqualTo(before.listener.user);
            assertThat(again.listener.user).hasSizeGreaterThan(30);
            assertThat(again.run.recoveredNonces()).isNotEmpty().isSorted();
        }
    }

    /** Killed at any moment of its last requests, the run continues as if it had never been. */
    @Test
    void aRunKilledAtAnyByteContinuesLikeOneThatWasNot() throws IOException {
        var uninterrupted = new TestRun(directory);
        var sizes = new ArrayList<Long>();
        for (int action = 0; action < ACTIONS; action++) {
            uninterrupted.act(action);
            sizes.add(Files.size(ledger(directory)));
        }
        uninterrupted.close();
        var whole = Files.readAllBytes(ledger(directory));
        var cut = Files.createDirectory(directory.resolve("cut"));
        for (int length = Math.toIntExact(sizes.get(ACTIONS - CUT_ACTIONS)); length <= whole.length; length++) {
            Files.write(ledger(cut), Arrays.copyOf(whole, length));
            long written = length;
            int done = Math.toIntExact(
                    sizes.stream().filter(size -> size <= written).count());
            checkContinued(cut, done, uninterrupted);
        }
    }

    private static void checkContinued(Path directory, int done, TestRun uninterrupted) {
        try (var again = new TestRun(directory)) {
            for (int action = done; action < ACTIONS; action++) {
                again.act(action);
            }
            assertThat(again.state()).isEqualTo(uninterrupted.state());
            assertThat(again.listener.user).isEqualTo(uninterrupted.listener.user);
        }
    }

    @Test
    void aStepThatWasAnsweredIsAnsweredTheSameAfterARestart() {
        StepOutcome before;
        try (var first = new TestRun(directory)) {
            first.act(0);
            before = first.run.step(1);
        }
        try (var again = new TestRun(directory)) {
            assertThat(again.run.step(1)).isEqualTo(before);
            assertThat(again.run.step()).isEqualTo(2);
        }
    }

    @Test
    void anotherConfigurationIsRefusedInOneSentence() {
        play(directory, 0, 3).close();
        assertThatThrownBy(() -> new TestRun(directory, TestRun.BUNDLED, TestRun.settings(2, "max"), new FakeNanos()))
                .isInstanceOf(LedgerException.class)
                .hasMessage("the ledger was begun with seed 1, not 2; use another ledger directory or the"
                        + " configuration of then");
    }

    @Test
    void whatACountdownTakesMayNotChange() {
        play(directory, 0, 3).close();
        var settings =
                new RunSettings(1, Money.of("10000"), Duration.ofMillis(50), Pace.of("max"), true, FundingRates.USUAL);
        assertThatThrownBy(() -> new TestRun(directory, TestRun.BUNDLED, settings, new FakeNanos()))
                .isInstanceOf(LedgerException.class)
                .hasMessage("the ledger was begun with countdownSparesStops not set, not true; use another ledger"
                        + " directory or the configuration of then");
    }

    @Test
    void theSpeedMayChange() {
        var before = play(directory, 0, 30);
        try (var again = new TestRun(directory, TestRun.BUNDLED, "60", new FakeNanos())) {
            assertThat(again.state()).isEqualTo(before.state());
        }
    }

    @Test
    void aRecordOfAnotherKindIsRefused() throws IOException {
        play(directory, 0, 3).close();
        try (var ledger = Ledger.open(directory)) {
            ledger.append("{\"in\":\"dance\"}");
        }
        assertThatThrownBy(() -> new TestRun(directory))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("a record this version does not know");
    }

    private static Path ledger(Path directory) {
        return directory.resolve("venue.ledger");
    }

    private static TestRun play(Path directory, int from, int to) {
        try (var run = new TestRun(directory)) {
            for (int action = from; action < to; action++) {
                run.act(action);
            }
            return run;
        }
    }
}
