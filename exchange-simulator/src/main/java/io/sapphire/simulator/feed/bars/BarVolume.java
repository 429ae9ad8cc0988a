package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Fixed;
import java.time.Duration;

/** What the volumes of a file count. */
public enum BarVolume {
    /** What was bought. */
    BASE,
    /** What was paid. */
    QUOTE,
    /** What was bought, unless that would have been worth more than a billion a minute: no market is that large. */
    PLAUSIBLE;

    private static final double MOST_A_MINUTE = 1e9;

    /** Whether the volumes of these bars are what was paid. */
    boolean isQuote(BarSeries bars) {
        return switch (this) {
            case BASE -> false;
            case QUOTE -> true;
            case PLAUSIBLE -> worthAMinute(bars) > MOST_A_MINUTE;
        };
    }

    /** As if volumes were what was bought. */
    private static double worthAMinute(BarSeries bars) {
        double worth = 0;
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.bar(i);
            worth += (double) bar.volumeE8() / Fixed.ONE * bar.close().e8() / Fixed.ONE;
        }
        return worth
                / (bars.interval().toMillis() / (double) Duration.ofMinutes(1).toMillis())
                / bars.size();
    }
}
