package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** Plays recorded frames in the order of the venue's clock, and in that of the file where the clock does not decide. */
final class RawTape implements Tape {
    /** Keeps one WebSocket message below 64 KiB, which is what many clients take. */
    private static final int MOST_CHANGES = 2_000;

    private final RawLines lines;
    private final Symbol symbol;
    private final Duration shift;
    private final RecordedBook book = new RecordedBook();
    private final PriorityQueue<RawLines.Numbered> waiting = new PriorityQueue<>(Comparator.comparing(
                    (RawLines.Numbered numbered) -> numbered.frame().time())
            .thenComparingLong(RawLines.Numbered::line));
    private final Queue<MarketEvent> ready = new ArrayDeque<>();
    private Instant received = Instant.MIN;
    private Instant played = Instant.MIN;
    private boolean exhausted;
    private long offset;
    private long readyOffset;

    RawTape(RawLines lines, Symbol symbol, Duration shift) {
        this.lines = lines;
        this.symbol = symbol;
        this.shift = shift;
        advance();
    }

    @Override
    public Instant nextTime() {
        var event = ready.peek();
        return event == null ? Instant.MAX : event.eventTime();
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public MarketEvent next() {
        var event = ready.remove();
        offset = readyOffset;
        advance();
        return event;
    }

    private void advance() {
        while (ready.isEmpty() && fill()) {
            var numbered = waiting.remove();
            readyOffset = numbered.offset();
            play(numbered.frame());
        }
    }

    /** Reads until no earlier message can follow. */
    private boolean fill() {
        while (!exhausted && !settled()) {
            var next = lines.next();
            if (next.isEmpty()) {
                exhausted = true;
                lines.close();
            } else {
                var numbered = next.orElseThrow();
                waiting.add(numbered);
                received = numbered.frame().time().isAfter(received)
                        ? numbered.frame().time()
                        : received;
            }
        }
        return !waiting.isEmpty();
    }

    private boolean settled() {
        var earliest = waiting.peek();
        return earliest != null && earliest.frame().time().isBefore(received.minus(RawScan.DISORDER));
    }

    private void play(RawFrame frame) {
        // Only a whole book that was long in coming is older than what was played before it.
        played = frame.time().isAfter(played) ? frame.time() : played;
        var time = played.plus(shift);
        switch (frame) {
            case RawFrame.Depth depth -> publish(book.apply(depth), time);
            case RawFrame.Snapshot snapshot -> publish(book.apply(snapshot), time);
            case RawFrame.Ticker ticker -> ready.add(new MarketEvent.Quoted(symbol, ticker.bid(), ticker.ask(), time));
            case RawFrame.Print print -> ready.add(new MarketEvent.Traded(symbol, print.trade(time)));
            case RawFrame.Mark mark ->
                ready.add(new MarketEvent.Marked(
                        symbol,
                        mark.mark(),
                        mark.fundingRate(),
                        mark.nextFunding().plus(shift),
                        time));
            case RawFrame.Nothing _ -> {}
        }
    }

    private void publish(List<LevelChange> changes, Instant time) {
        for (var part : Parts.of(changes, MOST_CHANGES)) {
            ready.add(new MarketEvent.BookChanged(symbol, part, time));
        }
    }
}
