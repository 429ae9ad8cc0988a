package io.sapphire.coordinator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.MeshEvent.LimitsChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.order.DenialCode;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that an operator changes. */
class LimitBookTest {

    @Test
    void changedLimitHoldsFromThenOnUnderAHigherVersion() {
        var story = Scenario.trading();
        var hash = story.core().stateHash();
        var change = change(story, "max-order-notional", "400");
        assertThat(change).isEqualTo(new LimitsChanged("max-order-notional", "500", "400", 2, "me", "calmer"));
        assertThat(story.core().stateHash()).isEqualTo(hash);

        story.record(change);
        story.round(1, "1000", 0.6);
        assertThat(story.denials().getFirst().denial().code()).isEqualTo(DenialCode.ORDER_NOTIONAL);

        story.record(change(story, "max-order-notional", "500"));
        story.round(2, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
        assertThat(story.core().state().limitBook().limits().version()).isEqualTo(3);
        assertThat(story.core().stateHash()).isNotEqualTo(hash);
    }

    @Test
    void changesAreReplayedFromTheLog() {
        var story = Scenario.trading();
        story.record(change(story, "cooldown-after-loss", "5m"));
        story.round(1, "1000", 0.6);
        var replayed = TradingCore.of((RunStarted) story.log().getFirst().event());
        story.log().forEach(recorded -> {
            var _ = replayed.apply(recorded);
        });
        assertThat(replayed.stateHash()).isEqualTo(story.core().stateHash());
        assertThat(replayed.state().limitBook().limits())
                .isEqualTo(story.core().state().limitBook().limits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-order-notional|0|limit max-order-notional must be above 0 and at most 1000000000",
                "max-order-notional|-1|limit max-order-notional must be above 0 and at most 1000000000",
                "max-order-notional|1000000001|limit max-order-notional must be above 0 and at most 1000000000",
                "max-order-notional|1e30|setting 'limits.max-order-notional' must be an amount such as 500, was '1e30'",
                "max-order-notional|NaN|setting 'limits.max-order-notional' must be an amount such as 500, was 'NaN'",
                "max-leverage|126|limit max-leverage must be above 0 and at most 125",
                "max-orders-per-minute|2.5|setting 'limits.max-orders-per-minute' must be a whole number, was '2.5'",
                "market-stale-after|0s|limit market-stale-after must be above 0 and at most 30 days",
                "max-drawdown|1.1|limit max-drawdown must be above 0 and at most 1",
                "max-order-notional|500|limit max-order-notional is 500 already"
            })
    void valuesThatLimitNothingAreRefusedAndChangeNothing(String limit, String value, String sentence) {
        var story = Scenario.trading();
        var hash = story.core().stateHash();
        assertThatThrownBy(() -> change(story, limit, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
        assertThat(story.core().stateHash()).isEqualTo(hash);
    }

    @Test
    void unknownLimitIsRefusedByName() {
        assertThatThrownBy(() -> change(Scenario.trading(), "max-oder-notional", "1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageStartingWith("there is no limit 'max-oder-notional'; limits are cooldown-after-loss, ");
    }

    private static LimitsChanged change(Scenario story, String limit, String value) {
        return story.core().state().limitBook().change(limit, value, "me", "calmer");
    }
}
