package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.RandomAccess;

/**
 * Four trades of a quarter of the volume for each bar: the open at its beginning, the two ends at its thirds, the close in
 * its last millisecond. An uptick is a buy, a downtick a sell, an unchanged price like the one before.
 */
final class BarTrades extends AbstractList<Trade> implements RandomAccess {
    private final BarSeries bars;
    private final boolean volumeInQuote;
    private final Duration interval;
    private final BitSet buys = new BitSet();

    /** @param volumeInQuote volumes are what was paid, not what was bought */
    BarTrades(BarSeries bars, boolean volumeInQuote) {
        this.bars = bars;
        this.volumeInQuote = volumeInQuote;
        this.interval = bars.interval();
        findSides();
    }

    private void findSides() {
        boolean buy = true;
        long last = bars.bar(0).open().e8();
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.bar(i);
            for (int station = 0; station < Bar.STATIONS; station++) {
                long price = bar.station(station).e8();
                buy = price == last ? buy : price > last;
                last = price;
                buys.set(i * Bar.STATIONS + station, buy);
            }
        }
    }

    @Override
    public Trade get(int index) {
        int number = index / Bar.STATIONS;
        int station = index % Bar.STATIONS;
        var bar = bars.bar(number);
        return new Trade(
                index + 1L,
                bar.station(station),
                quantity(bar),
                buys.get(index) ? Side.BUY : Side.SELL,
                time(number, station));
    }

    @Override
    public int size() {
        return Math.multiplyExact(bars.size(), Bar.STATIONS);
    }

    private Instant time(int number, int station) {
        var start = bars.start(number);
        return station == Bar.STATIONS - 1
                ? start.plus(interval).minusMillis(1)
                : start.plusMillis(interval.toMillis() * station / (Bar.STATIONS - 1));
    }

    /** A bar in which nothing was traded still has prices: they carry the least there is. */
    private Quantity quantity(Bar bar) {
        long volume = volumeInQuote
                ? Fixed.share(bar.volumeE8(), Fixed.ONE, bar.close().e8())
                : bar.volumeE8();
        return new Quantity(Math.max(1, volume / Bar.STATIONS));
    }
}
