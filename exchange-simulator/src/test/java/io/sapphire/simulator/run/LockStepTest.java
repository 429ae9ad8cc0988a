package io.sapphire.simulator.run;

import static io.sapphire.simulator.feed.raw.RawFiles.snapshot;
import static io.sapphire.simulator.feed.raw.RawFiles.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.simulator.CanIgnoreReturnValue;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.feed.raw.RawFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockStepTest {
    @TempDir
    private Path directory;

    @Test
    void aStepPlaysOneFrameAndSaysWhatBelongsToIt() {
        try (var test = new TestRun(directory)) {
            assertThat(test.run.venue().now()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
            var answer = step(test, 0);
            assertThat(answer.step()).isEqualTo(1);
            assertThat(answer.venueTime()).isEqualTo(Instant.parse("2013-11-25T00:00:10Z"));
            assertThat(answer.frames()).containsExactly(TestRun.BTC);
            assertThat(answer.last()).isEqualTo(new LastSequence(test.listener.market.size(), 0));
            assertThat(answer.ended()).isFalse();
            assertThat(test.listener.market).allMatch(fact -> fact.symbol().equals(TestRun.BTC));
        }
    }

    @Test
    void aStepAskedForAgainIsAnsweredTheSame() {
        try (var test = new TestRun(directory)) {
            var first = step(test, 0);
            int told = test.listener.market.size();
            assertThat(step(test, 0)).isSameAs(first);
            assertThat(test.listener.market).hasSize(told);
        }
    }

    @Test
    void aStepOutOfTurnIsAConflict() {
        try (var test = new TestRun(directory)) {
            assertThat(test.run.step(7)).isEqualTo(new StepOutcome.Conflict("the current step is 0, not 7"));
            step(test, 0);
            step(test, 1);
            assertThat(test.run.step(0)).isEqualTo(new StepOutcome.Conflict("the current step is 2, not 0"));
        }
    }

    @Test
    void theClockStandsStillBetweenSteps() {
        var nanos = new FakeNanos();
        try (var test = new TestRun(directory, TestRun.BUNDLED, "max", nanos)) {
            step(test, 0);
            nanos.pass(Duration.ofHours(1));
            test.run.tick();
            assertThat(test.run.venue().now()).isEqualTo(Instant.parse("2013-11-25T00:00:10Z"));
        }
    }

    @Test
    void theSameClientIsToldTheSame() {
        try (var one = new TestRun(directory.resolve("one"));
                var two = new TestRun(directory.resolve("two"))) {
            for (int action = 0; action < 400; action++) {
                one.act(action);
                two.act(action);
            }
            assertThat(two.state()).isEqualTo(one.state());
            assertThat(two.listener.market).isEqualTo(one.listener.market);
            assertThat(two.listener.user).isEqualTo(one.listener.user);
        }
    }

    @Test
    void anotherSeedIsAnotherRun() {
        try (var one = new TestRun(directory.resolve("one"));
                var two = new TestRun(
                        directory.resolve("two"), TestRun.BUNDLED, TestRun.settings(2, "max"), new FakeNanos())) {
            for (int action = 0; action < 100; action++) {
                one.act(action);
                two.act(action);
            }
            assertThat(two.listener.user).isNotEqualTo(one.listener.user);
        }
    }

    @Test
    void everyFrameOfTheWeekIsAStep() {
        try (var test = new TestRun(directory)) {
            long steps = 0;
            var last = test.run.venue().now();
            var longest = Duration.ZERO;
            while (!test.run.hasEnded()) {
                var answer = step(test, steps++);
                var length = Duration.between(last, answer.venueTime());
                longest = length.compareTo(longest) > 0 ? length : longest;
                last = answer.venueTime();
            }
            assertThat(longest).isEqualTo(Duration.ofSeconds(60));
            assertThat(steps).isEqualTo(34_213);
            assertThat(last).isEqualTo(Instant.parse("2013-12-01T16:02:10Z"));
            assertThat(test.listener.market.stream().filter(MarketFact.Traded.class::isInstance))
                    .hasSize(99_982);
        }
    }

    @Test
    void marketsShareTheirStepsAndTheEndIsSaidOnce() throws IOException {
        var markets = Markets.open(List.of(recording("AUSDT", 1_000_050), recording("BUSDT", 1_000_120)));
        try (var test = new TestRun(directory, markets, "max", new FakeNanos())) {
            assertThat(step(test, 0).frames()).hasToString("[AUSDT]");
            assertThat(step(test, 1).frames()).hasToString("[BUSDT]");
            assertThat(step(test, 2).frames()).hasToString("[AUSDT, BUSDT]");
            var end = step(test, 3);
            assertThat(end.frames()).isEmpty();
            assertThat(end.ended()).isTrue();
            assertThat(end.venueTime()).isEqualTo(Instant.ofEpochMilli(1_000_700));
            assertThat(step(test, 3)).isEqualTo(end);
            assertThat(test.run.step(4)).isInstanceOf(StepOutcome.Conflict.class);
        }
    }

    @Test
    void afterTheEndTheClockFollowsTheWall() throws IOException {
        var nanos = new FakeNanos();
        var markets = Markets.open(List.of(recording("BTCUSDT", 1_000_000)));
        List<Object> state;
        try (var test = new TestRun(directory, markets, "max", nanos)) {
            for (int i = 0; i < 3; i++) {
                step(test, i);
            }
            nanos.pass(Duration.ofMillis(2_500));
            test.run.tick();
            assertThat(test.run.venue().now()).isEqualTo(Instant.ofEpochMilli(1_000_700 + 2_500));
            assertThat(test.run.submit(TestRun.order(1, new Random(1)), 1)).isNotNull();
            nanos.pass(Duration.ofMillis(7_000));
            test.run.tick();
            state = test.state();
        }
        try (var again = new TestRun(directory, markets, "max", nanos)) {
            assertThat(again.state()).isEqualTo(state);
            assertThat(again.run.isStepping()).isFalse();
        }
    }

    @CanIgnoreReturnValue
    private static StepAnswer step(TestRun test, long completed) {
        return switch (test.run.step(completed)) {
            case StepOutcome.Answered answered -> answered.answer();
            case StepOutcome.Conflict conflict -> throw new AssertionError(conflict.message());
        };
    }

    /** Data at the start and half a second later. */
    private MarketFile recording(String symbol, long millis) throws IOException {
        var file = RawFiles.write(
                directory.resolve(symbol),
                snapshot(millis, 1, "800", "801"),
                trade(symbol, 1_000_599 + (symbol.equals("BUSDT") ? 50 : 60), 1, "800", "1"));
        return new MarketFile(file.toString(), "", "");
    }
}
