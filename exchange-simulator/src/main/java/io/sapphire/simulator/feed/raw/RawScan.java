package io.sapphire.simulator.feed.raw;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.RecordingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads a whole recording once, to know its market, increments and span, and that all of it can be played. */
final class RawScan {
    /** How much later than its successors a message may stand in the file; a whole book may by any time. */
    static final Duration DISORDER = Duration.ofSeconds(10);

    private final Path file;
    private String symbol = "";
    private long tick;
    private long step;
    private boolean snapshot;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    private RawScan(Path file) {
        this.file = file;
    }

    /** @throws RecordingException if the file cannot be played */
    static RawScan of(Path file) {
        var scan = new RawScan(file);
        try (var lines = RawLines.open(file)) {
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                scan.see(next.orElseThrow());
            }
        }
        scan.refuseUnplayable();
        return scan;
    }

    Instrument instrument() {
        return new Instrument(
                new Symbol(symbol), new Price(tick), new Quantity(step), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));
    }

    Instant first() {
        return first;
    }

    Instant last() {
        return last;
    }

    private void see(RawLines.Numbered numbered) {
        var frame = numbered.frame();
        seeSymbol(frame.symbol(), numbered.line());
        seeTime(frame, numbered.line());
        switch (frame) {
            case RawFrame.Depth depth -> seeLevels(depth.changes());
            case RawFrame.Snapshot whole -> {
                snapshot = true;
                seeLevels(whole.levels());
            }
            case RawFrame.Ticker ticker -> {
                seeIncrement(ticker.bid().price().e8(), ticker.bid().quantity().e8());
                seeIncrement(ticker.ask().price().e8(), ticker.ask().quantity().e8());
            }
            case RawFrame.Print print ->
                seeIncrement(print.price().e8(), print.quantity().e8());
            case RawFrame.Mark _, RawFrame.Nothing _ -> {}
        }
    }

    private void seeSymbol(String seen, long line) {
        if (seen.isEmpty()) {
            return;
        }
        if (!symbol.isEmpty() && !symbol.equals(seen)) {
            throw new RecordingException(
                    "recording " + file + " mixes " + symbol + " with " + seen + " (line " + line + ")");
        }
        symbol = seen;
    }

    private void seeTime(RawFrame frame, long line) {
        var time = frame.time();
        if (!last.equals(Instant.MIN) && time.isBefore(last.minus(DISORDER))) {
            if (frame instanceof RawFrame.Snapshot) {
                // Its time is the book's last change, long ago in a quiet market; its number says where it belongs.
                return;
            }
            throw new RecordingException("recording " + file + ": line " + line + " is more than "
                    + DISORDER.toSeconds() + " s out of order");
        }
        first = time.isBefore(first) ? time : first;
        last = time.isAfter(last) ? time : last;
    }

    private void seeLevels(List<LevelChange> levels) {
        for (var level : levels) {
            seeIncrement(level.price().e8(), level.quantityE8());
        }
    }

    private void seeIncrement(long price, long quantity) {
        tick = commonDivisor(price, tick);
        step = commonDivisor(quantity, step);
    }

    private void refuseUnplayable() {
        if (symbol.isEmpty()) {
            throw new RecordingException("recording " + file + " is empty");
        }
        if (!snapshot) {
            throw new RecordingException("recording " + file + " has no depth snapshot, so its book cannot be rebuilt");
        }
    }

    private static long commonDivisor(long a, long b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
