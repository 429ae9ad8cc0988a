package io.sapphire.exchange.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Symbol;
import io.sapphire.exchange.marketdata.MarketEvent.BookChanged;
import io.sapphire.exchange.marketdata.MarketEvent.BookRead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalBookTest {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final int ALL = 1_000;

    private final LocalBook book = new LocalBook();

    @Test
    void nothingIsValidBeforeASnapshot() {
        book.apply(change(1, 0, 100, 5));

        assertThat(book.isValid()).isFalse();
    }

    @Test
    void changesThatCameBeforeTheSnapshotAreTakenInAfterIt() {
        book.apply(change(10, 9, 100, 1));
        book.apply(change(11, 10, 101, 2));
        book.apply(change(12, 11, 102, 3));
        book.apply(read(11, Levels.of(100, 1, 101, 2)));

        assertThat(book.isValid()).isTrue();
        assertThat(best()).isEqualTo(102);
    }

    @Test
    void snapshotThatIsTooOldDoesNotHelp() {
        book.apply(change(20, 19, 100, 1));
        book.apply(read(11, Levels.of(99, 1)));

        assertThat(book.isValid()).isFalse();
        book.apply(read(20, Levels.of(99, 1, 100, 1)));
        assertThat(book.isValid()).isTrue();
    }

    @Test
    void missingChangeInvalidatesTheBookUntilTheNextSnapshot() {
        book.apply(read(10, Levels.of(99, 1)));
        book.apply(change(11, 10, 100, 1));
        book.apply(change(13, 12, 101, 1));

        assertThat(book.isValid()).isFalse();
        assertThat(book.gaps()).isEqualTo(1);
        book.apply(read(12, Levels.of(99, 1, 100, 1)));
        assertThat(book.isValid()).isTrue();
        assertThat(best()).isEqualTo(101);
    }

    @Test
    void crossedBookIsNotBelieved() {
        book.apply(read(10, Levels.of(99, 1)));
        book.apply(new BookChanged(BITCOIN, 11, 11, 10, Levels.NONE, Levels.of(99, 5), Instant.EPOCH));

        assertThat(book.isValid()).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Lost, doubled and overtaken messages: whenever the book says it is valid, it is right. */
    @ParameterizedTest
    @MethodSource("seeds")
    void validBookIsARightBookWhateverTheNetworkDoes(long seed) {
        var random = new Random(seed);
        var truth = new LocalBook();
        truth.apply(read(0, Levels.NONE));
        var atId = new ArrayList<OrderBook>(List.of(truth.top(ALL)));
        var sent = new ArrayList<BookChanged>();
        for (long id = 1; id <= 300; id++) {
            var change = change(id, id - 1, 50 + random.nextInt(40), random.nextInt(3));
            sent.add(change);
            truth.apply(change);
            atId.add(truth.top(ALL));
        }

        long lastId = -1;
        for (var change : disturbed(sent, random)) {
            book.apply(change);
            lastId = book.isValid() ? Math.max(lastId, change.lastId()) : -1;
            if (!book.isValid() && random.nextInt(4) == 0) {
                int snapshot = (int) Math.max(0, change.lastId() - random.nextInt(3));
                book.apply(read(snapshot, bidsOf(atId.get(snapshot))));
                lastId = book.isValid() ? change.lastId() : -1;
            }
            if (book.isValid() && lastId == change.lastId()) {
                assertThat(atId.subList((int) Math.max(0, lastId - 8), (int) Math.min(301, lastId + 8)))
                        .contains(book.top(ALL));
            }
        }
        book.apply(read(300, bidsOf(atId.getLast())));
        assertThat(book.top(ALL)).isEqualTo(atId.getLast());
    }

    private static List<BookChanged> disturbed(List<BookChanged> sent, Random random) {
        var disturbed = new ArrayList<BookChanged>();
        for (var change : sent) {
            switch (random.nextInt(20)) {
                case 0 -> {
                    // Lost.
                }
                case 1 -> {
                    disturbed.add(change);
                    disturbed.add(change);
                }
                case 2 -> disturbed.add(Math.max(0, disturbed.size() - 1 - random.nextInt(3)), change);
                default -> disturbed.add(change);
            }
        }
        return disturbed;
    }

    private static Levels bidsOf(OrderBook book) {
        var levels = new Levels.Collector();
        book.bids()
                .forEach(
                        level -> levels.add(level.price().e8(), level.quantity().e8()));
        return levels.levels();
    }

    private static BookChanged change(long id, long previous, long price, long quantity) {
        return new BookChanged(BITCOIN, id, id, previous, Levels.of(price, quantity), Levels.NONE, Instant.EPOCH);
    }

    private static BookRead read(long id, Levels bids) {
        return new BookRead(BITCOIN, id, bids, Levels.NONE, Instant.EPOCH);
    }

    private long best() {
        return book.top(1).bids().getFirst().price().e8();
    }
}
