package io.sapphire.agents.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Probability;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    /** P9 of methods.md 12: Platt with a = 0.8, b = -0.1 on logit(0.7); so many outcomes that all of it is believed. */
    @Test
    void fittedMapIsPlatts() {
        var fitted = new Calibration.Fitted(0.8, -0.1, Long.MAX_VALUE);
        assertThat(fitted.rise(LogOdds.of(0.7))).isCloseTo(0.6405698449672, within(1e-12));
    }

    @Test
    void fewOutcomesAreBelievedLittle() {
        var fitted = new Calibration.Fitted(0.8, -0.1, 200);
        assertThat(fitted.rise(LogOdds.of(0.7))).isCloseTo(0.5 + 0.1405698449672 / 2, within(1e-12));
        assertThat(new Calibration.Fitted(0.8, -0.1, 0).rise(3)).isEqualTo(0.5);
    }

    @Test
    void fitWithoutSkillIsNotTurnedRound() {
        assertThat(new Calibration.Fitted(-1, 0.3, 1000).rise(2)).isEqualTo(0.5);
    }

    @Test
    void evidenceSaysWhetherAnythingWasFitted() {
        assertThat(new Calibration.Prior(0.2).evidence())
                .containsExactly(new Evidence("prior slope, not fitted", 20_000_000, "log-odds"));
        assertThat(new Calibration.Fitted(1, 0, 50).evidence())
                .extracting(Evidence::name)
                .containsExactly("fitted slope", "fitted offset", "fitted on");
    }

    @Test
    void priorIsSymmetricAndNeverOverflows() {
        var prior = new Calibration.Prior(0.2);
        assertThat(prior.rise(0)).isEqualTo(0.5);
        assertThat(prior.rise(1) + prior.rise(-1)).isCloseTo(1, within(1e-15));
        assertThat(prior.rise(1e308)).isEqualTo(1);
        assertThat(prior.rise(-1e308)).isZero();
    }

    /** Methods.md 8.1: sigma of one hour 50 bp and p = 0.55 are worth 4.0 bp. */
    @Test
    void expectedReturnIsThatOfANormalMove() {
        var rise = Forecast.of(0.55, 0.0050);
        assertThat(rise.direction()).isEqualTo(Direction.LONG);
        assertThat(rise.expectedReturn()).isEqualTo(new Rate(39_894));
        assertThat(rise.risk()).isEqualTo(Rate.ofBp(50));
        var fall = Forecast.of(0.45, 0.0050);
        assertThat(fall.direction()).isEqualTo(Direction.SHORT);
        assertThat(fall.confidence()).isEqualTo(Probability.of(0.55));
        assertThat(fall.expectedReturn()).isEqualTo(new Rate(-39_894));
    }

    @Test
    void settingOutOfItsBoundsIsRefusedInOneSentence() {
        var bounds = new Bounds(0, 0.5, "units");
        assertThatThrownBy(() -> bounds.check("band", 0.7)).hasMessage("band must be 0 to 0.5 units, was 0.7");
        assertThatThrownBy(() -> bounds.check("band", Double.NaN)).hasMessage("band must be 0 to 0.5 units, was NaN");
    }
}
