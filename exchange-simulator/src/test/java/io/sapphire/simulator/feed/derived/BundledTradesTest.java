package io.sapphire.simulator.feed.derived;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.Tape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledTradesTest {
    private static final BundledTrades WEEK = BundledTrades.load(UnaryOperator.identity());
    private static final String CSV = "/bitstamp_trades_from_20131125_usd.csv";

    @Test
    void theRecordingIsTheOneWeKnow() {
        assertThat(WEEK.trades()).hasSize(99_982);
        assertThat(WEEK.skipped()).isEqualTo(18);
        assertThat(WEEK.first()).isEqualTo(Instant.parse("2013-11-25T00:00:00Z"));
        assertThat(WEEK.last()).isEqualTo(Instant.parse("2013-12-01T16:02:05Z"));
        assertThat(WEEK.trades().stream().map(Trade::eventTime).distinct().count())
                .isEqualTo(58_694);
        assertThat(WEEK.trades())
                .isSortedAccordingTo(Comparator.comparing(Trade::eventTime).thenComparing(Trade::id));
        assertThat(WEEK.trades()).allMatch(trade -> WEEK.instrument().onTick(trade.price()));
    }

    @Test
    void amountsAreCutAndPricesRounded() throws IOException {
        var trades = read("""
            timestamp,price,amount
            1385337600,800.015000000000,0.123456789999
            1385337601,800.025000000000,0.000000009999
            1385337602,800.025000000000,0.000000000000
            1385337603,800.025000000000,1.000000000000
            """);
        assertThat(trades.skipped()).isEqualTo(2);
        assertThat(trades.trades())
                .extracting(trade -> trade.id() + " " + trade.price() + " " + trade.quantity())
                .containsExactly("1 800.02 0.12345678", "4 800.02 1");
    }

    @Test
    void theTickRuleNamesTheSides() throws IOException {
        var trades = read("""
            timestamp,price,amount
            1,800,1
            2,799,1
            3,799,1
            4,800,1
            5,800,1
            6,798,1
            """);
        assertThat(trades.trades())
                .extracting(Trade::aggressor)
                .containsExactly(Side.BUY, Side.SELL, Side.SELL, Side.BUY, Side.BUY, Side.SELL);
    }

    @Test
    void theDerivedBookIsAlwaysWhole() {
        var book = new Book();
        var tape = WEEK.play(Duration.ZERO);
        while (!tape.nextTime().equals(Instant.MAX)) {
            if (tape.next() instanceof MarketEvent.BookChanged changed) {
                changed.changes().forEach(book::apply);
                check(book);
            }
        }
    }

    private static void check(Book book) {
        var top = book.top(20);
        assertThat(top.bids().size() == 10 && top.asks().size() == 10).isTrue();
        assertThat(top.bids().getFirst().price().compareTo(top.asks().getFirst().price()) < 0)
                .isTrue();
        assertThat(WEEK.instrument().onTick(top.bids().getFirst().price())).isTrue();
        assertThat(WEEK.instrument().onTick(top.asks().getFirst().price())).isTrue();
    }

    /** A recording that stops earlier plays the same up to there: nothing was taken from the future. */
    @ParameterizedTest
    @ValueSource(ints = {2, 17, 1_000, 5_003})
    void theFutureDoesNotReachBack(int lines) throws IOException {
        var part = events(firstLines(lines).play(Duration.ZERO), Integer.MAX_VALUE);
        var lastInstant = part.getLast().eventTime();
        var complete = part.stream()
                .filter(event -> event.eventTime().isBefore(lastInstant))
                .toList();
        assertThat(events(WEEK.play(Duration.ZERO), complete.size())).isEqualTo(complete);
    }

    @Test
    void aShiftMovesEveryEvent() {
        var shift = Duration.ofDays(1000);
        var plain = events(WEEK.play(Duration.ZERO), 500);
        var shifted = events(WEEK.play(shift), 500);
        for (int i = 0; i < plain.size(); i++) {
            assertThat(shifted.get(i).eventTime())
                    .isEqualTo(plain.get(i).eventTime().plus(shift));
        }
    }

    private static List<MarketEvent> events(Tape tape, int most) {
        var events = new ArrayList<MarketEvent>();
        while (events.size() < most && !tape.nextTime().equals(Instant.MAX)) {
            events.add(tape.next());
        }
        return events;
    }

    private static BundledTrades firstLines(int count) throws IOException {
        try (var resource = BundledTradesTest.class.getResourceAsStream(CSV)) {
            var text = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
            return read(String.join("\n", text.lines().limit(count + 1L).toList()));
        }
    }

    private static BundledTrades read(String csv) throws IOException {
        return BundledTrades.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), UnaryOperator.identity());
    }
}
