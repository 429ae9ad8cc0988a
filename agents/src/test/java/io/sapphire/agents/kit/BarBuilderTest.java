package io.sapphire.agents.kit;

import static io.sapphire.agents.kit.Scene.frame;
import static io.sapphire.agents.kit.Scene.trade;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Trade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarBuilderTest {
    private static final Price PRICE = Price.of("100");
    private static final long ONE = 100_000_000;

    private final BarBuilder builder = new BarBuilder(ofMinutes(1));

    @Test
    void barComesOutWithTheFrameThatEndsWithIt() {
        watch(0, trade(ofSeconds(1), "100"), trade(ofSeconds(2), "103"));
        for (int i = 1; i < 5; i++) {
            assertThat(show(i)).isEmpty();
        }
        assertThat(show(5, trade(ofSeconds(59), "98"), trade(ofMillis(59_999), "99")))
                .containsExactly(bar(0, "100", "103", "98", "99", 4 * ONE));
    }

    @Test
    void tradeOfTheNextMinuteIsNotInTheBar() {
        watch(0, trade(ofSeconds(1), "100"));
        assertThat(show(6, trade(ofSeconds(60), "200"))).containsExactly(bar(0, "100", "100", "100", "100", ONE));
    }

    @Test
    void quietMinutesAreBarsAtTheLastPrice() {
        watch(0, trade(ofSeconds(1), "100"), trade(ofSeconds(2), "101"));
        watch(5);
        assertThat(show(11))
                .singleElement()
                .matches(Bar::isQuiet)
                .extracting(Bar::close)
                .isEqualTo(Price.of("101"));
        assertThat(show(23)).extracting(Bar::start).containsExactly(minute(2), minute(3));
    }

    @Test
    void minuteThatWasNotWatchedFromItsStartIsNoBar() {
        watch(2, trade(ofSeconds(21), "100"));
        assertThat(show(5)).isEmpty();
        assertThat(show(11)).containsExactly(bar(1, "100", "100", "100", "100", 0));
    }

    @Test
    void gapOfMoreThanThreeMinutesLeavesAHole() {
        watch(0, trade(ofSeconds(1), "100"));
        watch(5);
        assertThat(show(26, trade(ofSeconds(265), "110"))).isEmpty();
        assertThat(show(29)).isEmpty();
        assertThat(show(35, trade(ofSeconds(352), "111"))).containsExactly(bar(5, "111", "111", "111", "111", ONE));
    }

    @Test
    void threeMinutesWithoutAFrameAreMerelyQuiet() {
        watch(0, trade(ofSeconds(1), "100"));
        watch(5);
        assertThat(show(24)).extracting(Bar::start).containsExactly(minute(1), minute(2), minute(3));
    }

    @Test
    void nothingIsSaidBeforeTheFirstPrice() {
        for (int i = 0; i < 30; i++) {
            assertThat(show(i)).isEmpty();
        }
    }

    @Test
    void lateTradeDoesNotChangeABarThatHasTradesOfItsOwn() {
        watch(0);
        watch(5);
        watch(6, trade(ofSeconds(61), "100"), trade(ofSeconds(59), "50"));
        assertThat(show(11)).containsExactly(bar(1, "100", "100", "100", "100", ONE));
    }

    @Test
    void longBarsAreJoinedFromShortOnesOnTheirGrid() {
        var aggregator = new BarAggregator(ofMinutes(5));
        var joined = new ArrayList<Bar>();
        for (int i = 12; i < 90; i++) {
            var closed = show(i, trade(ofSeconds(10L * i), String.valueOf(100 + i)));
            closed.forEach(part -> aggregator.add(part).ifPresent(joined::add));
        }
        assertThat(joined)
                .containsExactly(
                        new Bar(
                                minute(5),
                                ofMinutes(5),
                                Price.of("130"),
                                Price.of("159"),
                                Price.of("130"),
                                Price.of("159"),
                                30 * ONE),
                        new Bar(
                                minute(10),
                                ofMinutes(5),
                                Price.of("160"),
                                Price.of("189"),
                                Price.of("160"),
                                Price.of("189"),
                                30 * ONE));
    }

    @Test
    void longBarWithAMissingPartDoesNotComeOut() {
        var aggregator = new BarAggregator(ofMinutes(2));
        assertThat(aggregator.add(bar(0, "1", "1", "1", "1", 1))).isEmpty();
        assertThat(aggregator.add(bar(3, "1", "1", "1", "1", 1))).isEmpty();
        assertThat(aggregator.add(bar(4, "1", "1", "1", "1", 1))).isEmpty();
        assertThat(aggregator.add(bar(5, "1", "1", "1", "1", 1))).isPresent();
    }

    private void watch(long index, Trade... trades) {
        var _ = show(index, trades);
    }

    private List<Bar> show(long index, Trade... trades) {
        MarketFrame frame = frame(index, PRICE, trades);
        return builder.add(frame);
    }

    private static Instant minute(int index) {
        return Scene.START.plus(ofMinutes(index));
    }

    private static Bar bar(int minute, String open, String high, String low, String close, long volumeE8) {
        return new Bar(
                minute(minute), ofMinutes(1), Price.of(open), Price.of(high), Price.of(low), Price.of(close), volumeE8);
    }
}
