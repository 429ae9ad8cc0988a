package io.sapphire.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CandlesTest {
    private static final Instant START = Instant.parse("2026-01-05T10:07:30Z");

    private final Candles candles = new Candles();
    private long id;

    @BeforeEach
    void trade() {
        trade(0, "100", "1", Side.BUY);
        trade(10, "104", "2", Side.SELL);
        trade(20, "98", "1", Side.BUY);
        trade(180, "101", "3", Side.SELL);
    }

    @Test
    void tradesOfAMinuteAreOneCandle() {
        var first = candles.of(Interval.M1, Instant.MIN, START.plusSeconds(29), 10, false);
        assertThat(first).hasSize(1);
        var dated = first.getFirst();
        assertThat(dated.start()).isEqualTo(Instant.parse("2026-01-05T10:07:00Z"));
        assertThat(dated.end()).isEqualTo(Instant.parse("2026-01-05T10:07:59.999Z"));
        assertThat(line(dated)).isEqualTo("100 104 98 98 4 trades 3 ids 1-3");
        assertThat(dated.candle().quoteVolume()).isEqualByComparingTo("406");
        assertThat(dated.candle().takerBase()).isEqualByComparingTo("2");
    }

    @Test
    void aQuietMinuteStaysAtTheLastPrice() {
        var all = candles.of(Interval.M1, Instant.MIN, START.plusSeconds(180), 10, false);
        assertThat(all)
                .extracting(CandlesTest::line)
                .containsExactly(
                        "100 104 98 98 4 trades 3 ids 1-3",
                        "98 98 98 98 0 trades 0 ids -1--1",
                        "98 98 98 98 0 trades 0 ids -1--1",
                        "101 101 101 101 3 trades 1 ids 4-4");
        assertThat(candles.of(Interval.M1, Instant.MIN, START.plusSeconds(180), 2, true))
                .isEqualTo(all.subList(2, 4));
        assertThat(candles.of(Interval.M1, START, START.plusSeconds(180), 2, false))
                .isEqualTo(all.subList(1, 3));
    }

    @Test
    void longerCandlesAreMadeOfMinutes() {
        assertThat(candles.of(Interval.M5, Instant.MIN, START.plusSeconds(180), 10, false))
                .extracting(CandlesTest::line)
                .containsExactly("100 104 98 98 4 trades 3 ids 1-3", "101 101 101 101 3 trades 1 ids 4-4");
        assertThat(candles.lastDay(START.plusSeconds(180)).map(CandlesTest::line))
                .contains("100 104 98 101 7 trades 4 ids 1-4");
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        assertThat(Interval.W1.start(Instant.parse("2026-01-11T23:00:00Z")))
                .isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(Interval.MONTH.next(Instant.parse("2026-02-01T00:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(Interval.of("5x")).isEmpty();
    }

    private void trade(long second, String price, String quantity, Side aggressor) {
        candles.add(new Trade(++id, Price.of(price), Quantity.of(quantity), aggressor, START.plusSeconds(second)));
    }

    private static String line(Candles.Dated dated) {
        var candle = dated.candle();
        return candle.open() + " " + candle.high() + " " + candle.low() + " " + candle.close() + " "
                + candle.volume().stripTrailingZeros().toPlainString() + " trades " + candle.trades() + " ids "
                + candle.firstId() + "-" + candle.lastId();
    }
}
