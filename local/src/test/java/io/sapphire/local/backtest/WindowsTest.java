package io.sapphire.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.backtest.Windows.Window;
import io.sapphire.local.sentence.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void theTimeToTryFollowsTheTimeToChooseAndIsNeverTriedTwice() {
        var windows = Windows.parse("2d,12h").between(START, Instant.parse("2026-01-08T06:00:00Z"));
        assertThat(windows)
                .containsExactly(
                        new Window(START, Instant.parse("2026-01-07T00:00:00Z"), Instant.parse("2026-01-07T12:00:00Z")),
                        new Window(
                                Instant.parse("2026-01-05T12:00:00Z"),
                                Instant.parse("2026-01-07T12:00:00Z"),
                                Instant.parse("2026-01-08T00:00:00Z")));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Windows.parse("30m,30m").between(START, START.plusSeconds(3_599)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("do not fit between");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2d", "2d,", "2d,1w", "0d,1d", "1d,1d,1d", "-1d,1d"})
    void whatIsNoPairOfLengthsIsRefused(String text) {
        assertThatThrownBy(() -> Windows.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessage("--walk-forward must be TRAIN,TEST such as 2d,12h, was '" + text + "'.");
    }
}
