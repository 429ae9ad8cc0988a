package io.sapphire.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FrameGridTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Symbol ETH = new Symbol("ETHUSDT");

    private final FrameGrid grid = new FrameGrid(Instant.EPOCH);

    @Test
    void anEventBelongsToTheFrameThatEndsAfterIt() {
        assertThat(ends(10, 0)).containsExactly(10L);
        assertThat(ends(10, 9)).containsExactly(10L);
        assertThat(ends(10, 10)).containsExactly(20L);
        assertThat(ends(10, 5, 15, 16, 35)).containsExactly(10L, 20L, 40L);
    }

    @Test
    void inSilenceThereIsAFrameAMinute() {
        assertThat(ends(10, 5, 200)).containsExactly(10L, 70L, 130L, 190L, 210L);
        assertThat(ends(10, 5, 69)).containsExactly(10L, 70L);
        assertThat(ends(10, 5, 70)).containsExactly(10L, 70L, 80L);
    }

    @Test
    void aMinuteOfSilenceEndsOnTheGridOfTheMarket() {
        assertThat(ends(7, 5, 150)).containsExactly(7L, 70L, 133L, 154L);
    }

    @Test
    void marketsOfDifferentIntervalsMeetWhereTheirFramesEndTogether() {
        var btc = new Times(5, 15);
        var eth = new Times(1, 9, 19);
        grid.add(BTC, Duration.ofSeconds(10), btc);
        grid.add(ETH, Duration.ofSeconds(2), eth);
        assertThat(pass(btc, eth)).isEqualTo("2 [ETHUSDT]");
        assertThat(pass(btc, eth)).isEqualTo("10 [BTCUSDT, ETHUSDT]");
        assertThat(pass(btc, eth)).isEqualTo("20 [BTCUSDT, ETHUSDT]");
        assertThat(grid.isExhausted()).isTrue();
    }

    /** With a wall clock time also stops within a frame. */
    @Test
    void aFrameWhoseEventsHaveBeenPlayedStillEnds() {
        var btc = new Times(5, 95);
        grid.add(BTC, Duration.ofSeconds(10), btc);
        assertThat(grid.nextEnd()).isEqualTo(Instant.ofEpochSecond(10));
        btc.playUntil(7);
        assertThat(pass(btc)).isEqualTo("10 [BTCUSDT]");
        assertThat(pass(btc)).isEqualTo("70 [BTCUSDT]");
        assertThat(grid.nextEnd()).isEqualTo(Instant.ofEpochSecond(100));
        btc.playUntil(99);
        assertThat(grid.isExhausted()).isFalse();
        assertThat(pass(btc)).isEqualTo("100 [BTCUSDT]");
        assertThat(grid.isExhausted()).isTrue();
    }

    private List<Long> ends(long interval, long... seconds) {
        var fresh = new FrameGrid(Instant.EPOCH);
        var tape = new Times(seconds);
        fresh.add(BTC, Duration.ofSeconds(interval), tape);
        var ends = new ArrayList<Long>();
        while (!fresh.isExhausted()) {
            long end = fresh.nextEnd().getEpochSecond();
            assertThat(fresh.pass()).containsExactly(BTC);
            tape.playUntil(end);
            ends.add(end);
        }
        return ends;
    }

    private String pass(Times... tapes) {
        long end = grid.nextEnd().getEpochSecond();
        var symbols = grid.pass();
        for (var tape : tapes) {
            tape.playUntil(end);
        }
        return end + " " + symbols;
    }

    /** Something happens at these seconds. */
    private static final class Times implements Tape {
        private final Queue<Long> seconds = new ArrayDeque<>();

        Times(long... seconds) {
            for (long second : seconds) {
                this.seconds.add(second);
            }
        }

        void playUntil(long end) {
            seconds.removeIf(second -> second < end);
        }

        @Override
        public Instant nextTime() {
            var next = seconds.peek();
            return next == null ? Instant.MAX : Instant.ofEpochSecond(next);
        }

        @Override
        public MarketEvent next() {
            var time = Instant.ofEpochSecond(seconds.remove());
            return new MarketEvent.Traded(BTC, new Trade(1, new Price(1), new Quantity(1), Side.BUY, time));
        }
    }
}
