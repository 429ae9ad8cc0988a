package io.sapphire.coordinator.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.Scope;
import io.sapphire.domain.event.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CeilingsTest {
    private static final Ceilings CEILINGS = new Ceilings(
            Map.of("max-order-notional", "500", "market-stale-after", "2m", "min-liquidation-distance", "0.05"));

    @ParameterizedTest
    @CsvSource({
        "max-order-notional, 500",
        "max-order-notional, 1",
        "market-stale-after, 120s",
        "min-liquidation-distance, 0.05",
        "min-liquidation-distance, 0.5",
        "max-gross-notional, 1000000",
    })
    void whatIsNotLooserMayBeSet(String limit, String value) {
        assertThatCode(() -> CEILINGS.hold(new Instruction.SetLimit(limit, value)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "max-order-notional, 500.00000001, 500",
        "market-stale-after, 121s, 2m",
        "min-liquidation-distance, 0.04999999, 0.05",
    })
    void whatIsLooserIsRefusedWithItsCeiling(String limit, String value, String ceiling) {
        assertThatThrownBy(() -> CEILINGS.hold(new Instruction.SetLimit(limit, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit %s may be %s at the loosest here; that is set in the configuration"
                        .formatted(limit, ceiling));
    }

    @Test
    void whatIsLooserThanItsCeilingNowIsNamedWithIt() {
        assertThat(CEILINGS.exceeded(List.of(
                        new Setting("limits.max-gross-notional", "90000"),
                        new Setting("limits.max-order-notional", "5000"),
                        new Setting("limits.min-liquidation-distance", "0.06"))))
                .containsExactly(new Setting("max-order-notional", "500"));
    }

    @Test
    void stoppingHasNoCeiling() {
        assertThatCode(() -> CEILINGS.hold(new Instruction.Halt(Scope.ALL))).doesNotThrowAnyException();
    }

    @Test
    void runThatBeginsLooserThanItsCeilingsDoesNotBegin() {
        assertThatThrownBy(() ->
                        new Ceilings(Map.of("max-order-notional", "500")).over(Map.of("max-order-notional", "501")))
                .hasMessage("limit max-order-notional is 501, which is looser than its ceiling 500");
        assertThatThrownBy(() -> new Ceilings(Map.of("max-oder-notional", "500")).over(Map.of()))
                .hasMessage("there is a ceiling for 'max-oder-notional', which is no limit");
        assertThatThrownBy(() -> new Ceilings(Map.of("max-order-notional", "lots")))
                .hasMessage("the ceiling of max-order-notional must be a number or a span such as 30s, was 'lots'");
    }
}
