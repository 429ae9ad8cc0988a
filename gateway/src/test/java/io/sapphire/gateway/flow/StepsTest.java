package io.sapphire.gateway.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.flow.Steps.Step;
import io.sapphire.gateway.flow.Steps.Taken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The story is recorded at one event in seven milliseconds. */
class StepsTest {
    private final Story story = Story.trading("r-1");

    @Test
    void killLastsUntilTheLastEntryIsGoneAndNoLonger() {
        var resting = story.intend(Side.BUY, "1", "100");
        story.accept(resting);
        var stop = story.protect(Side.SELL, "1", "90");
        story.accept(stop);
        var under = story.intend(Side.BUY, "1", "100");
        halt(Scope.ALL);
        long halted = story.lastSequence();
        story.order(new OrderEvent.Cancelled(resting.id(), story.now()));
        story.order(new OrderEvent.Rejected(under.id(), -1, "no", story.now()));
        long gone = story.lastSequence();
        story.order(new OrderEvent.Cancelled(stop.id(), story.now()));

        assertThat(taken(Step.KILL)).containsExactly(between(halted, gone));
    }

    @Test
    void killOfNothingTakesNoTimeAndASecondHaltBeginsNoSecondTime() {
        halt(Scope.ALL);
        halt(Scope.ALL);
        assertThat(taken(Step.KILL)).containsExactly(Duration.ZERO);
    }

    @Test
    void haltOfOneMarketIsNotTheKillSwitch() {
        halt(new Scope.Market(Story.BTC));
        assertThat(taken(Step.KILL)).isEmpty();
    }

    @Test
    void entryWhoseHaltWasTakenBackIsNotCounted() {
        var resting = story.intend(Side.BUY, "1", "100");
        halt(Scope.ALL);
        story.tell(new MeshEvent.TradingResumed("me", "all is well", story.now(), Scope.ALL));
        story.order(new OrderEvent.Cancelled(resting.id(), story.now()));
        assertThat(taken(Step.KILL)).isEmpty();
    }

    private void halt(Scope scope) {
        story.tell(new TradingHalted("me", "why", story.now(), scope));
    }

    private Duration between(long from, long to) {
        var log = story.log();
        return Duration.between(
                log.get((int) from - 1).recordTime(), log.get((int) to - 1).recordTime());
    }

    private List<Duration> taken(Step step) {
        var steps = new Steps();
        return story.log().stream()
                .flatMap(recorded -> steps.ended(recorded).stream())
                .filter(taken -> taken.step() == step)
                .map(Taken::time)
                .toList();
    }
}
