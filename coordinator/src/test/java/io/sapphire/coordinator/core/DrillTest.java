package io.sapphire.coordinator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.risk.Drill;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.order.DenialCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit can be made to fire on how things stand, and that changes nothing. */
class DrillTest {

    @ParameterizedTest
    @EnumSource
    void everyLimitFiresOnACopyOfTheState(DenialCode code) {
        var story = trading();
        var hash = story.core().stateHash();
        int recorded = story.log().size();

        var shots = story.core().drill(Optional.of(code));
        assertThat(shots).singleElement().satisfies(shot -> {
            assertThat(shot.numbers().code()).isEqualTo(code);
            assertThat(shot.fired()).as(shot.asked()).isTrue();
        });
        assertThat(story.core().stateHash()).isEqualTo(hash);
        assertThat(story.log()).hasSize(recorded);
    }

    @Test
    void limitsFireBehindAHaltToo() {
        var story = trading();
        story.record(new TradingHalted("me", "enough", Scenario.START));
        assertThat(story.core().drill(Optional.empty()))
                .hasSize(DenialCode.values().length)
                .allMatch(Drill.Shot::fired);
    }

    @Test
    void withoutAMarketNothingCanBeTried() {
        assertThatThrownBy(() -> Scenario.trading().core().drill(Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no market has shown a frame yet");
    }

    private static Scenario trading() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        return story;
    }

    /** Whatever has happened since the first frame: an operator who wants to know gets an answer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void limitsCanBeFiredAtAnyMomentOfARun(int seed) {
        var life = RecordedLife.of(seed, 200);
        var core = TradingCore.of((MeshEvent.RunStarted) life.getFirst().event());
        boolean seen = false;
        for (var recorded : life) {
            var _ = core.apply(recorded);
            seen |= recorded.event() instanceof MeshEvent.MarketObserved;
            if (seen) {
                assertThat(core.drill(Optional.empty())).isNotEmpty();
            }
        }
        assertThat(seen).isTrue();
    }
}
