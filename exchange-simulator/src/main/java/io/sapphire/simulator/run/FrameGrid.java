package io.sapphire.simulator.run;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When frames end. A frame covers one interval of its market, counted from the epoch, without its end. There is one for
 * every interval in which something happens, and in silence one about every minute.
 */
public final class FrameGrid {
    private static final long SILENCE_MILLIS = 60_000;

    private final Instant start;
    private final List<Column> columns = new ArrayList<>();

    /** @param start venue time from which silence is counted */
    public FrameGrid(Instant start) {
        this.start = start;
    }

    /** @param tape as far as it has been played */
    public void add(Symbol symbol, Duration interval, Tape tape) {
        columns.add(new Column(symbol, interval.toMillis(), tape, start.toEpochMilli()));
    }

    /** Where what was played last of a market stands in its recording; see {@link Tape#offset}. */
    public long offset(Symbol symbol) {
        return columns.stream()
                .filter(column -> column.symbol.equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("market " + symbol + " has no frames here"))
                .tape
                .offset();
    }

    /** Nothing will happen any more, and all that has happened is in a frame that has ended. */
    public boolean isExhausted() {
        return columns.stream().allMatch(Column::isExhausted);
    }

    /** The end of the next frame of any market. */
    public Instant nextEnd() {
        return Instant.ofEpochMilli(earliestEnd());
    }

    /**
     * Moves on to the next end, before what happens until then is played.
     *
     * @return the markets whose frame ends there
     */
    public List<Symbol> pass() {
        long end = earliestEnd();
        var ended = columns.stream().filter(column -> column.nextEnd() == end).toList();
        ended.forEach(column -> column.pass(end));
        return ended.stream().map(column -> column.symbol).toList();
    }

    private long earliestEnd() {
        long end = Long.MAX_VALUE;
        for (var column : columns) {
            end = Math.min(end, column.nextEnd());
        }
        return end;
    }

    private static final class Column {
        private static final long UNKNOWN = Long.MIN_VALUE;

        private final Symbol symbol;
        private final long interval;
        private final Tape tape;
        private long lastEnd;
        /** Found once per frame, from its first event: by the time the frame ends, its events may have been played. */
        private long nextEnd = UNKNOWN;

        private boolean silent;

        Column(Symbol symbol, long interval, Tape tape, long start) {
            this.symbol = symbol;
            this.interval = interval;
            this.tape = tape;
            this.lastEnd = start;
        }

        long nextEnd() {
            if (nextEnd == UNKNOWN) {
                long endOfSilence = Math.ceilDiv(lastEnd + SILENCE_MILLIS, interval) * interval;
                var event = tape.nextTime();
                silent = event.equals(Instant.MAX) || endOf(event) > endOfSilence;
                nextEnd = silent ? endOfSilence : endOf(event);
            }
            return nextEnd;
        }

        boolean isExhausted() {
            return tape.isOver() && nextEnd() > 0 && silent;
        }

        void pass(long end) {
            lastEnd = end;
            nextEnd = UNKNOWN;
        }

        private long endOf(Instant event) {
            return (Math.floorDiv(event.toEpochMilli(), interval) + 1) * interval;
        }
    }
}
