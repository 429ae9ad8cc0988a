package io.sapphire.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue that waits for nobody. */
class WallClockTest {
    @TempDir
    private Path directory;

    private final FakeNanos nanos = new FakeNanos();

    @Test
    void theWarmUpWaitsForListenersAndThenRunsAtFullSpeed() {
        try (var test = real()) {
            nanos.pass(Duration.ofHours(1));
            test.run.tick();
            assertThat(test.run.venue().now()).isEqualTo(TestRun.BUNDLED.start());
            warmUp(test);
            assertThat(test.run.venue().now()).isEqualTo(TestRun.BUNDLED.tradingStart());
        }
    }

    @Test
    void theWarmUpDoesNotRunAwayFromSlowListeners() {
        try (var test = real()) {
            test.run.heard();
            test.listener.behind = true;
            test.run.tick();
            assertThat(test.run.venue().now()).isEqualTo(TestRun.BUNDLED.start());
        }
    }

    @Test
    void afterTheWarmUpTheClockFollowsTheWall() {
        try (var test = real()) {
            warmUp(test);
            nanos.pass(Duration.ofMillis(1_234));
            test.run.tick();
            assertThat(test.run.venue().now())
                    .isEqualTo(TestRun.BUNDLED.tradingStart().plusMillis(1_234));
            assertThat(test.run.step(test.run.step()))
                    .isEqualTo(new StepOutcome.Conflict("the clock does not move in steps now"));
        }
    }

    @Test
    void afterARestartItGoesOnWhereTheLastMarkWasSet() {
        var before = busyMinute(directory);
        try (var again = real()) {
            assertThat(again.run.venue().now())
                    .isBetween(
                            before.run.venue().now().minusSeconds(1),
                            before.run.venue().now());
            nanos.pass(
                    Duration.between(again.run.venue().now(), before.run.venue().now()));
            again.run.tick();
            assertThat(again.state()).isEqualTo(before.state());
            assertThat(again.listener.user).isEqualTo(before.listener.user);
            assertThat(again.listener.market).isEqualTo(before.listener.market);
        }
    }

    @Test
    void aPaceIsAWholeNumberOrMax() {
        assertThat(Pace.of("1").isLockStep()).isFalse();
        assertThat(Pace.of("60").isLockStep()).isTrue();
        assertThat(Pace.of("60").wallTime(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(Pace.of("max").wallTime(Duration.ofDays(1))).isEqualTo(Duration.ZERO);
        for (var text : new String[] {"0", "-1", "1.5", "fast", ""}) {
            assertThatThrownBy(() -> Pace.of(text)).hasMessageContaining("speed must be a whole number");
        }
    }

    @Test
    void aPaceHoldsStepsBackOnlyAfterTheWarmUp() {
        try (var test = new TestRun(directory, TestRun.BUNDLED, "60", nanos)) {
            while (test.run.venue().now().isBefore(TestRun.BUNDLED.tradingStart())) {
                assertThat(test.run.pause()).isZero();
                test.act(0);
            }
            var pause = test.run.pause();
            assertThat(pause).isPositive();
            nanos.pass(pause);
            assertThat(test.run.pause()).isZero();
        }
    }

    private TestRun busyMinute(Path directory) {
        try (var test = new TestRun(directory, TestRun.BUNDLED, "1", nanos)) {
            warmUp(test);
            for (int i = 1; i < 300; i += 2) {
                nanos.pass(Duration.ofMillis(201));
                test.run.tick();
                test.act(i + 20);
            }
            return test;
        }
    }

    private TestRun real() {
        return new TestRun(directory, TestRun.BUNDLED, "1", nanos);
    }

    private static void warmUp(TestRun test) {
        test.run.heard();
        for (int i = 0; i < 100; i++) {
            test.run.tick();
        }
    }
}
