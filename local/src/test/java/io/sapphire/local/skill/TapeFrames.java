package io.sapphire.local.skill;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a recording of single trades and books into frames. The mark price is the middle; funding is not recorded. */
final class TapeFrames {
    private static final int LEVELS = 5;
    private static final Duration FUNDING = Duration.ofHours(8);

    private final Market market;
    private final Book book = new Book();
    private final List<MarketFrame> frames = new ArrayList<>();
    private List<Trade> trades = new ArrayList<>();

    private TapeFrames(Market market) {
        this.market = market;
    }

    static RecordedMarket of(MarketFile file) {
        var market = Markets.open(List.of(file)).all().getFirst();
        return new RecordedMarket(market.listing(), new TapeFrames(market).cut());
    }

    private List<MarketFrame> cut() {
        var tape = market.play();
        var interval = market.listing().frameInterval();
        var end = market.start().plus(interval);
        while (!tape.nextTime().equals(Instant.MAX)) {
            while (!tape.nextTime().isBefore(end)) {
                close(end);
                end = end.plus(interval);
            }
            take(tape.next());
        }
        return frames;
    }

    private void take(MarketEvent event) {
        switch (event) {
            case MarketEvent.Traded(var _, var trade) -> trades.add(trade);
            case MarketEvent.BookChanged changed -> changed.changes().forEach(book::apply);
            case MarketEvent.Quoted _, MarketEvent.Marked _ -> {}
        }
    }

    private void close(Instant end) {
        var interval = market.listing().frameInterval();
        book.mid().ifPresent(mid -> frames.add(frame(end, interval, mid)));
        trades = new ArrayList<>();
    }

    private MarketFrame frame(Instant end, Duration interval, Price mid) {
        return new MarketFrame(
                market.symbol(),
                end.toEpochMilli() / interval.toMillis(),
                end.minus(interval),
                end,
                trades,
                book.top(LEVELS),
                mid,
                Rate.ZERO,
                end.plus(FUNDING),
                true);
    }
}
