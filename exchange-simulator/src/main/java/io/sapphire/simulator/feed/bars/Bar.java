package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Price;

/**
 * What a market did in one interval.
 *
 * @param volumeE8 traded, in 1e-8 units of what the file counts in; zero if nothing was
 */
record Bar(Price open, Price high, Price low, Price close, long volumeE8) {
    static final int STATIONS = 4;

    Bar {
        if (high.compareTo(open) < 0
                || high.compareTo(close) < 0
                || low.compareTo(open) > 0
                || low.compareTo(close) > 0) {
            throw new IllegalArgumentException(
                    "high %s and low %s do not enclose open %s and close %s".formatted(high, low, open, close));
        }
        if (volumeE8 < 0) {
            throw new IllegalArgumentException("volume is negative");
        }
    }

    /** The open, the nearer of the two ends (the high if both are as near), the other, the close. @param number from 0 */
    Price station(int number) {
        boolean highFirst = high.e8() - open.e8() <= open.e8() - low.e8();
        return switch (number) {
            case 0 -> open;
            case 1 -> highFirst ? high : low;
            case 2 -> highFirst ? low : high;
            default -> close;
        };
    }
}
