package io.sapphire.simulator.mirror;

import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.feed.raw.Parts;
import io.sapphire.simulator.feed.raw.RawFrame;
import io.sapphire.simulator.feed.raw.RecordedBook;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A market of another venue, followed while it trades. What is told counts as happening when it arrives. While the book is
 * not known for certain nothing is shown of it, so nothing can trade against it. Used on the venue's one thread.
 */
final class MirroredMarket implements Recording {
    /** Keeps one message to our own clients below 64 KiB. */
    private static final int MOST_CHANGES = 2_000;

    private final String name;
    private final Instrument instrument;
    private final String origin;
    private final Instant opened;
    private final RecordedBook book = new RecordedBook();
    private final LiveTape tape = new LiveTape();
    private Optional<String> trouble = Optional.empty();

    /**
     * @param name as the other venue calls it
     * @param origin for people
     * @param opened when it was opened, by the other venue's clock
     */
    MirroredMarket(String name, Instrument instrument, String origin, Instant opened) {
        this.name = name;
        this.instrument = instrument;
        this.origin = origin;
        this.opened = opened;
    }

    String name() {
        return name;
    }

    /** @param now venue time; never earlier than the time before */
    void take(RawFrame frame, Instant now) {
        switch (frame) {
            case RawFrame.Depth depth -> show(book.apply(depth), now);
            case RawFrame.Snapshot snapshot -> show(book.apply(snapshot), now);
            case RawFrame.Ticker quote ->
                tape.add(new MarketEvent.Quoted(symbol(), quote.bid(), quote.ask(), now));
            case RawFrame.Print print -> tape.add(new MarketEvent.Traded(symbol(), print.trade(now)));
            case RawFrame.Mark mark ->
                tape.add(new MarketEvent.Marked(symbol(), mark.mark(), mark.fundingRate(), mark.nextFunding(), now));
            case RawFrame.Nothing _ -> {}
        }
    }

    boolean needsBook() {
        return book.needsSnapshot();
    }

    /** @param why in one sentence */
    void lose(String why, Instant now) {
        trouble = Optional.of(why);
        show(book.lose(), now);
    }

    void found() {
        trouble = Optional.empty();
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Duration frameInterval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public boolean sidesDerived() {
        return false;
    }

    @Override
    public boolean bookDerived() {
        return false;
    }

    @Override
    public Instant first() {
        return opened;
    }

    @Override
    public Instant last() {
        return opened;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public Duration warmUp() {
        return Duration.ZERO;
    }

    /** A run on it is never continued. */
    @Override
    public String fingerprint() {
        return "live";
    }

    /** There is only one present. */
    @Override
    public Tape play(Duration shift) {
        if (!shift.isZero()) {
            throw new IllegalArgumentException("what trades now cannot be shifted by " + shift);
        }
        return tape;
    }

    private Symbol symbol() {
        return instrument.symbol();
    }

    private void show(List<LevelChange> changes, Instant now) {
        for (var part : Parts.of(changes, MOST_CHANGES)) {
            tape.add(new MarketEvent.BookChanged(symbol(), part, now));
        }
    }
}
