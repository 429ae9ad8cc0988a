package io.sapphire.bench.agent;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.signal.Observation;
import io.sapphire.domain.signal.RiskEnvelope;
import io.sapphire.simulator.feed.Market;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A recording of single trades and books, cut into the frames of its market. */
final class Tape {
    private static final int LEVELS = 10;
    private static final Duration FUNDING = Duration.ofHours(8);

    private final Market market;
    private final Book book = new Book();
    private final List<MarketFrame> frames = new ArrayList<>();
    private List<Trade> trades = new ArrayList<>();

    private Tape(Market market) {
        this.market = market;
    }

    static Recording of(Path file) {
        var market = Markets.open(List.of(new MarketFile(file.toString(), "", "")))
                .all()
                .getFirst();
        return new Recording(
                market.listing(),
                new Tape(market)
                        .cut().stream()
                                .map(frame -> new Observation(frame, RiskEnvelope.CLOSED))
                                .toList());
    }

    private List<MarketFrame> cut() {
        var tape = market.play();
        var interval = market.listing().frameInterval();
        var end = market.start().plus(interval);
        while (!tape.nextTime().equals(Instant.MAX)) {
            for (; !tape.nextTime().isBefore(end); end = end.plus(interval)) {
                close(end, interval);
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

    private void close(Instant end, Duration interval) {
        book.mid()
                .ifPresent(mid -> frames.add(new MarketFrame(
                        market.symbol(),
                        end.toEpochMilli() / interval.toMillis(),
                        end.minus(interval),
                        end,
                        trades,
                        book.top(LEVELS),
                        mid,
                        Rate.ZERO,
                        end.plus(FUNDING),
                        true)));
        trades = new ArrayList<>();
    }
}
