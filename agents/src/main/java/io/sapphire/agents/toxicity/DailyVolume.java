package io.sapphire.agents.toxicity;

import io.sapphire.agents.indicator.RingBuffer;
import java.time.Duration;
import java.util.OptionalDouble;

/** What an ordinary day trades: the mean of the last seven, known only after each is over (UTC). */
final class DailyVolume {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int DAYS = 7;

    private final RingBuffer days = new RingBuffer(DAYS);
    private boolean watching;
    private long watchedFrom;
    private double volume;

    /** Forgets the running day, of which a part was not seen. */
    void interrupt() {
        watching = false;
    }

    /**
     * Takes a frame, in milliseconds.
     *
     * @return the volume of an ordinary day, in the unit of the frame's, if a day of which more than half was watched
     *     ended with this frame
     */
    OptionalDouble add(long start, long end, double traded) {
        if (!watching) {
            watching = true;
            watchedFrom = start;
            volume = 0;
        }
        volume += traded;
        if (Math.floorDiv(start, DAY) == Math.floorDiv(end, DAY)) {
            return OptionalDouble.empty();
        }
        return over(end);
    }

    private OptionalDouble over(long end) {
        long watched = end - watchedFrom;
        boolean enough = watched > DAY / 2;
        if (enough) {
            days.add(volume * DAY / watched);
        }
        watchedFrom = end;
        volume = 0;
        return enough && mean() > 0 ? OptionalDouble.of(mean()) : OptionalDouble.empty();
    }

    private double mean() {
        double sum = 0;
        for (int age = 0; age < days.size(); age++) {
            sum += days.ago(age);
        }
        return sum / days.size();
    }
}
