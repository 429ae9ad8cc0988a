package io.sapphire.local.golive;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.finding.Finding;
import io.sapphire.local.options.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLimitsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Settings PILOT = Settings.ofProfile("pilot");

    @Test
    void pilotIsSmallEnough() {
        assertThat(FirstLimits.judge(PILOT, Optional.empty(), NOW))
                .isEqualTo(Finding.ok("first limits", "no looser than profile pilot"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sapphire.coordinator.limits.max-order-notional=150.01",
                "sapphire.coordinator.limits.max-position-notional=1000",
                "sapphire.coordinator.limits.max-daily-loss=x",
                "sapphire.exchange.ceilings.max-order-notional=2500"
            })
    void nothingIsLooserInTheFirstWeek(String setting) {
        var looser = PILOT.overlaidWith(List.of(setting));
        assertThat(FirstLimits.judge(looser, Optional.empty(), NOW).isWrong()).isTrue();
        var begun = NOW.minus(FirstLimits.SMALL_FOR);
        assertThat(FirstLimits.judge(looser, Optional.of(begun.plusSeconds(1)), NOW)
                        .isWrong())
                .isTrue();
        var later = FirstLimits.judge(looser, Optional.of(begun), NOW);
        assertThat(later.verdict()).isEqualTo(Finding.Verdict.NOTE);
        assertThat(later.words()).startsWith(setting.replace("=", " is ") + ", profile pilot has ");
    }

    /** Profile live leaves limits to its user: one that is not set bounds nothing. */
    @Test
    void whatIsNotSetIsTooLoose() {
        assertThat(FirstLimits.judge(Settings.ofProfile("live"), Optional.empty(), NOW.plus(Duration.ofDays(1)))
                        .words())
                .startsWith("sapphire.coordinator.limits.max-order-notional is not set, profile pilot has 150");
    }
}
