package io.sapphire.simulator.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketsTest {
    private static final Brackets BRACKETS = Brackets.assumed();

    /** The cumulative amounts Binance published with this table. */
    @Test
    void theCumulativeAmountsAreThoseOfTheTable() {
        assertThat(BRACKETS.all().stream().map(bracket -> bracket.deduction().toString()))
                .startsWith("0", "50", "1300", "16300", "141300", "1141300", "2391300", "4891300", "24891300");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "50000, 200", "100000, 450", "250000, 1200", "250001, 1200.01", "5000000, 108700"})
    void maintenanceMarginHasNoSteps(String notional, String maintenance) {
        assertThat(BRACKETS.maintenance(Money.of(notional))).isEqualTo(Money.of(maintenance));
    }

    @ParameterizedTest
    @CsvSource({"125, 50000", "101, 50000", "100, 250000", "20, 5000000", "7, 20000000", "1, 1000000000"})
    void leverageLimitsTheNotional(int leverage, String most) {
        assertThat(BRACKETS.most(leverage)).isEqualTo(Money.of(most));
    }
}
