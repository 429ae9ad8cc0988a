package io.sapphire.local.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.agents.strategy.RuleKind;
import io.sapphire.domain.market.Rate;
import io.sapphire.local.report.Moments;
import io.sapphire.local.report.ReturnStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

    @Test
    void manySettingsAtOnceAreEachAsByItself() {
        var all = screen("fast=2..20", "slow=5..40/5").run();
        assertThat(all).hasSizeGreaterThan(100);
        double variance =
                Moments.variance(all.stream().mapToDouble(Outcome::sharpe).toArray());
        for (var outcome : all) {
            var alone = screen(
                            "fast=" + outcome.values().get(0),
                            "slow=" + outcome.values().get(1))
                    .run();
            assertThat(alone).hasSize(1);
            assertThat(alone.getFirst().among(all.size(), variance)).isEqualTo(outcome);
        }
        assertThat(all).isSortedAccordingTo((one, other) -> Double.compare(other.sharpe(), one.sharpe()));
    }

    @Test
    void theBestOfManyIsJudgedAsOneOfThem() {
        var screen = screen("fast=2..20", "slow=30,40");
        var all = screen.run();
        var pass = new Pass(screen.closes(), 0.0004);
        pass.run(RuleKind.AVERAGES.of(all.getFirst().values()));
        double variance =
                Moments.variance(all.stream().mapToDouble(Outcome::sharpe).toArray());
        assertThat(all.getFirst().statistics())
                .isEqualTo(ReturnStatistics.of(pass.returns(), screen.closes().interval(), 38, variance));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fast=5           | 5
        fast=20,5,5,10   | 5 10 20
        fast=5..8        | 5 6 7 8
        fast=5..20/5     | 5 10 15 20
        fast=5..19/5     | 5 10 15
        fast=1,5..6      | 1 5 6
        """)
    void valuesAreThoseThatWereTyped(String typed, String values) {
        assertThat(Axis.parse(RuleKind.AVERAGES, typed).values())
                .map(String::valueOf)
                .containsExactly(values.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fast             | --set must be like fast=5, fast=5,10,20 or fast=5..60/5, was 'fast'.
        quick=5          | --set: averages has no setting 'quick'; it has fast and slow.
        fast=            | --set fast must be whole numbers like 5, 5,10,20, 5..60 or 5..60/5, was ''.
        fast=5,          | --set fast must be whole numbers like 5, 5,10,20, 5..60 or 5..60/5, was ''.
        fast=1.5         | --set fast must be whole numbers like 5, 5,10,20, 5..60 or 5..60/5, was '1.5'.
        fast=-5          | --set fast must be whole numbers like 5, 5,10,20, 5..60 or 5..60/5, was '-5'.
        fast=9..5        | --set fast: '9..5' does not go from less to more.
        fast=5..9/0      | --set fast: '5..9/0' does not go from less to more.
        fast=0           | --set fast must be within 1 and 9999, was '0'.
        fast=5..10000    | --set fast must be within 1 and 9999, was '5..10000'.
        """)
    void whatCannotBeTriedIsRefused(String typed, String sentence) {
        assertThatThrownBy(() -> Axis.parse(RuleKind.AVERAGES, typed)).hasMessage(sentence);
    }

    @Test
    void combinationsThatMakeNoSenseAreLeftOutAndCounted() {
        var some = Combinations.of(RuleKind.AVERAGES, List.of("fast=5,10,20", "slow=10,20"));
        assertThat(some.all()).containsExactly(List.of(5, 10), List.of(5, 20), List.of(10, 20));
        assertThat(some.leftOut()).isEqualTo(3);
        assertThat(some.warmUp()).isEqualTo(20);
        assertThat(Combinations.of(RuleKind.AVERAGES, List.of()).all()).containsExactly(List.of(16, 64));
        assertThatThrownBy(() -> Combinations.of(RuleKind.AVERAGES, List.of("fast=20", "slow=5,10")))
                .hasMessage("--set: none of the 2 settings makes sense; fast must be below slow.");
        assertThatThrownBy(() -> Combinations.of(RuleKind.AVERAGES, List.of("fast=20", "fast=5")))
                .hasMessage("--set names fast twice.");
        assertThatThrownBy(() -> Combinations.of(RuleKind.AVERAGES, List.of("fast=1..101", "slow=101..200")))
                .hasMessage("--set makes 10100 settings; a screen tries 10000 at most.");
    }

    private static Screen screen(String... typed) {
        var closes = PassTest.closes(PassTest.walk(11));
        return new Screen(
                new BarFile("BTCUSDT", "a walk", "none", Rate.ofBp(4), closes),
                closes,
                Combinations.of(RuleKind.AVERAGES, List.of(typed)));
    }
}
