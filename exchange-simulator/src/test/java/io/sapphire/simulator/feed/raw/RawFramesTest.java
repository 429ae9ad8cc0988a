package io.sapphire.simulator.feed.raw;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The recording of real futures frames; figures D1 of reference/methods.md. */
class RawFramesTest {
    private static List<MarketEvent> events = List.of();

    @Test
    void theRecordingIsTheOneWeKnow() {
        var frames = RawFrames.scan(SharedData.frames(), UnaryOperator.identity());
        assertThat(frames.instrument().symbol()).hasToString("BTCUSDT");
        assertThat(frames.instrument().tick()).hasToString("0.1");
        assertThat(frames.instrument().step()).hasToString("0.001");
        assertThat(frames.origin()).isEqualTo("btcusdt-futures-20240808, recorded futures frames");
        assertThat(Duration.between(frames.first(), frames.last())).isEqualTo(Duration.ofMillis(344_756));
    }

    @Test
    void tradesHaveTheirTrueSides() {
        var trades = play().stream()
                .filter(MarketEvent.Traded.class::isInstance)
                .map(event -> ((MarketEvent.Traded) event).trade())
                .toList();
        assertThat(trades).hasSize(21_313);
        assertThat(volume(trades, Side.BUY)).isEqualTo(125_157_600_000L);
        assertThat(volume(trades, Side.SELL)).isEqualTo(117_779_000_000L);
    }

    @Test
    void eventsComeInTheOrderOfTheVenuesClock() {
        assertThat(play()).isSortedAccordingTo(Comparator.comparing(MarketEvent::eventTime));
    }

    /**
     * Measured: of 6,548 books 99.8 % have the prices of the quote before them and 95.7 % the sizes too; the rest are
     * quotes of the same millisecond whose order nobody recorded.
     */
    @Test
    void theRebuiltBookIsTheOneTheVenueQuoted() {
        var book = new Book();
        var quotes = new ArrayList<MarketEvent.Quoted>();
        int books = 0;
        int samePrices = 0;
        int same = 0;
        for (var event : play()) {
            if (event instanceof MarketEvent.Quoted quoted) {
                quotes.add(quoted);
            } else if (event instanceof MarketEvent.BookChanged changed) {
                changed.changes().forEach(book::apply);
                var bid = book.best(Side.BUY).orElseThrow();
                var ask = book.best(Side.SELL).orElseThrow();
                assertThat(bid.price()).isLessThan(ask.price());
                var quote = quotes.getLast();
                boolean prices = bid.price().equals(quote.bid().price())
                        && ask.price().equals(quote.ask().price());
                books++;
                samePrices += prices ? 1 : 0;
                same += bid.equals(quote.bid()) && ask.equals(quote.ask()) ? 1 : 0;
            }
        }
        assertThat(books).isGreaterThan(6_500);
        assertThat(samePrices / (double) books).isGreaterThan(0.995);
        assertThat(same / (double) books).isGreaterThan(0.95);
    }

    /** Reading takes seconds, so it is done once. */
    private static List<MarketEvent> play() {
        var file = SharedData.frames();
        if (events.isEmpty()) {
            var tape = RawFrames.scan(file, UnaryOperator.identity()).play(Duration.ZERO);
            var played = new ArrayList<MarketEvent>();
            while (!tape.nextTime().equals(Instant.MAX)) {
                played.add(tape.next());
            }
            events = played;
        }
        return events;
    }

    private static long volume(List<Trade> trades, Side side) {
        return trades.stream()
                .filter(trade -> trade.aggressor() == side)
                .mapToLong(trade -> trade.quantity().e8())
                .sum();
    }
}
