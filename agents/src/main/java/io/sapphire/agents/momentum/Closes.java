package io.sapphire.agents.momentum;

import io.sapphire.agents.indicator.RingBuffer;
import io.sapphire.agents.kit.Bar;

/** The closes of the last minutes, with holes where nobody watched. */
final class Closes {
    /** Stands in the ring for a minute without a bar; never leaves this class. */
    private static final double UNSEEN = Double.NaN;

    private final int minutes;
    private final RingBuffer closes;
    private final RingBuffer quiet;
    private int quietMinutes;

    /** Room for so many minutes back from the newest. */
    Closes(int minutes) {
        this.minutes = minutes;
        closes = new RingBuffer(minutes + 1);
        quiet = new RingBuffer(minutes);
    }

    void add(Bar bar) {
        put(bar.close().e8(), bar.isQuiet() ? 1 : 0);
    }

    void addUnseen(long missing) {
        for (long i = 0; i < Math.min(missing, minutes + 1); i++) {
            put(UNSEEN, 0);
        }
    }

    private void put(double close, int quietMinute) {
        quietMinutes += quietMinute - (quiet.isFull() ? (int) quiet.oldest() : 0);
        closes.add(close);
        quiet.add(quietMinute);
    }

    /** How many minutes before the newest are remembered, seen or not. */
    int reach() {
        return closes.size() - 1;
    }

    boolean seen(int minutesAgo) {
        return !Double.isNaN(closes.ago(minutesAgo));
    }

    /** How many of the remembered minutes were watched and had no trade. */
    int quietMinutes() {
        return quietMinutes;
    }

    /** The log return of the last so many minutes, both ends of which were seen. */
    double change(int span) {
        return StrictMath.log(closes.ago(0) / closes.ago(span));
    }
}
