package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.exchange.marketdata.MarketEvent.Marked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts what one market shows into frames. Pure: events in, frames out; live trading, lock-step and backtests use this very
 * class. What belongs after the end of the open frame waits until that frame has been closed.
 */
public final class FrameBuilder {
    /** A venue tells its marks every three seconds, whatever happens: ten that were missed are no accident. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Symbol symbol;
    private final FrameGrid grid;
    private final int bookLevels;
    private final LocalBook book = new LocalBook();
    private final List<Trade> trades = new ArrayList<>();
    private final Deque<Marked> marks = new ArrayDeque<>();
    private Deque<MarketEvent> later = new ArrayDeque<>();
    private Optional<Marked> mark = Optional.empty();
    private Optional<Instant> openEnd = Optional.empty();
    private Instant lastEnd = Instant.EPOCH;
    private long newestTrade = Long.MIN_VALUE;
    private long lateTrades;

    /**
     * @param interval of the frames
     * @param bookLevels how many levels of each side a frame shows
     */
    public FrameBuilder(Symbol symbol, Duration interval, int bookLevels) {
        this.symbol = symbol;
        this.grid = new FrameGrid(interval);
        this.bookLevels = bookLevels;
    }

    public void add(MarketEvent event) {
        switch (event) {
            case Marked marked -> add(marked);
            case MarketEvent.BookRead snapshot -> book.apply(snapshot);
            case MarketEvent.Traded _, MarketEvent.BookChanged _, MarketEvent.Quoted _ -> addData(event);
        }
    }

    /** One that was overtaken by a newer one says nothing. */
    private void add(Marked marked) {
        if (mark().filter(newest -> newest.eventTime().isAfter(marked.eventTime()))
                .isEmpty()) {
            marks.addLast(marked);
        }
    }

    /** Trades, changes of the book and quotes make a frame; a mark price alone does not. */
    private void addData(MarketEvent event) {
        boolean isLater =
                openEnd.filter(end -> !event.eventTime().isBefore(end)).isPresent();
        if (isLater) {
            later.addLast(event);
            return;
        }
        if (openEnd.isEmpty() && !event.eventTime().isBefore(lastEnd)) {
            openEnd = Optional.of(grid.endOf(event.eventTime()));
        }
        apply(event);
    }

    private void apply(MarketEvent event) {
        switch (event) {
            case MarketEvent.Traded traded -> add(traded.trade());
            case MarketEvent.BookChanged change -> book.apply(change);
            case MarketEvent.Quoted _, Marked _, MarketEvent.BookRead _ -> {
                // Only data, or taken in elsewhere.
            }
        }
    }

    /**
     * Told by the stream and by answers, a trade still counts once. One that comes after its frame has been closed is
     * lost for the agents; it is counted.
     */
    private void add(Trade trade) {
        boolean fresh = trade.id() > newestTrade;
        newestTrade = Math.max(newestTrade, trade.id());
        if (trade.eventTime().isBefore(lastEnd)) {
            lateTrades += fresh ? 1 : 0;
        } else {
            insert(trade);
        }
    }

    private void insert(Trade trade) {
        int index = trades.size();
        while (index > 0 && trades.get(index - 1).id() > trade.id()) {
            index--;
        }
        if (index == 0 || trades.get(index - 1).id() < trade.id()) {
            trades.add(index, trade);
        }
    }

    /** When the next frame ends for what has been shown so far; nothing if that is nothing. */
    public Optional<Instant> openEnd() {
        return openEnd;
    }

    /** When the next frame ends, if nothing more is shown. */
    public Instant nextEnd() {
        return openEnd.orElseGet(() -> grid.endOfSilence(lastEnd));
    }

    /** A frame needs a mark price. */
    public boolean canClose() {
        return mark.isPresent() || !marks.isEmpty();
    }

    /** The frame that holds this moment is open: what lies before its start is over. */
    public void begin(Instant moment) {
        lastEnd = startOf(moment);
    }

    /** The start of the frame that holds this moment. */
    public Instant startOf(Instant moment) {
        return grid.startOf(grid.endOf(moment));
    }

    /**
     * The frame that ends here.
     *
     * @throws IllegalArgumentException if the grid has no frame that ends here
     * @throws IllegalStateException if no mark price has been shown yet
     */
    public MarketFrame close(Instant end) {
        takeMarksBefore(end);
        var last = mark.orElseThrow(() -> new IllegalStateException("no mark price of " + symbol + " is known yet"));
        var frame = new MarketFrame(
                symbol,
                grid.numberOf(end),
                grid.startOf(end),
                end,
                takeTrades(end),
                book.top(bookLevels),
                last.mark(),
                last.fundingRate(),
                last.nextFunding(),
                book.isValid() && !isSilent(last, end));
        lastEnd = end;
        openEnd = openEnd.filter(open -> open.isAfter(end));
        resume();
        return frame;
    }

    /** Nothing that is known of the market is of now, although the connection may live. */
    private static boolean isSilent(Marked last, Instant end) {
        return last.eventTime().isBefore(end.minus(SILENCE));
    }

    private void takeMarksBefore(Instant end) {
        while (!marks.isEmpty() && marks.getFirst().eventTime().isBefore(end)) {
            mark = Optional.of(marks.removeFirst());
        }
    }

    private List<Trade> takeTrades(Instant end) {
        var start = grid.startOf(end);
        var inside = trades.stream()
                .filter(trade -> !trade.eventTime().isBefore(start))
                .filter(trade -> trade.eventTime().isBefore(end))
                .toList();
        trades.removeIf(trade -> trade.eventTime().isBefore(end));
        return inside;
    }

    /** What waited for the end of the frame may open the next one. */
    private void resume() {
        var waiting = later;
        later = new ArrayDeque<>();
        waiting.forEach(this::add);
    }

    /** Forgets trades, book and what waited, but not the last mark price: the connection was lost. */
    public void reset() {
        book.reset();
        trades.clear();
        later.clear();
        newestTrade = Long.MIN_VALUE;
        openEnd = Optional.empty();
    }

    /** The book needs a snapshot. */
    public boolean needsBook() {
        return !book.isValid();
    }

    /** How often the book was lost while it was being followed. */
    public long bookGaps() {
        return book.gaps();
    }

    /** How many trades came after their frame had been closed. */
    public long lateTrades() {
        return lateTrades;
    }

    /** The newest mark price; nothing before the first. */
    public Optional<Marked> mark() {
        return marks.isEmpty() ? mark : Optional.of(marks.getLast());
    }

    public Symbol symbol() {
        return symbol;
    }
}
