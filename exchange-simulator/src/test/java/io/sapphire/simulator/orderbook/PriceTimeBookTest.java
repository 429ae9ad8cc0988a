package io.sapphire.simulator.orderbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.market.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTimeBookTest {
    private static final int COMMANDS = 4_000;
    private static final int PRICES = 60;

    private final List<String> executed = new ArrayList<>();
    private final PriceTimeBook book = new PriceTimeBook((maker, taker, _, price, quantity) ->
            executed.add(maker + " gave " + quantity + " at " + price + " to " + taker));

    @Test
    void theBetterPriceTradesFirstThenTheOlderOrder() {
        book.place(1, Side.SELL, 101, 5);
        book.place(2, Side.SELL, 100, 5);
        book.place(3, Side.SELL, 100, 5);

        assertThat(book.take(4, Side.BUY, 101, 12)).isZero();

        assertThat(executed).containsExactly("2 gave 5 at 100 to 4", "3 gave 5 at 100 to 4", "1 gave 2 at 101 to 4");
        assertThat(book.volumeAt(Side.SELL, 101)).isEqualTo(3);
    }

    @Test
    void whatFindsNobodyWaits() {
        book.place(1, Side.SELL, 100, 5);
        book.place(2, Side.BUY, 100, 8);

        assertThat(book.price(Side.BUY, 0)).isEqualTo(100);
        assertThat(book.volume(Side.BUY, 0)).isEqualTo(3);
        assertThat(book.levels(Side.SELL)).isZero();
    }

    @Test
    void whoMovesStandsLast() {
        book.place(1, Side.BUY, 100, 1);
        book.place(2, Side.BUY, 99, 1);
        assertThat(book.move(1, 99)).isTrue();

        assertThat(book.take(3, Side.SELL, 99, 1)).isZero();

        assertThat(executed).containsExactly("2 gave 1 at 99 to 3");
    }

    @Test
    void whoMovesAcrossTrades() {
        book.place(1, Side.BUY, 100, 2);
        book.place(2, Side.SELL, 105, 5);
        assertThat(book.move(2, 100)).isTrue();

        assertThat(executed).containsExactly("1 gave 2 at 100 to 2");
        assertThat(book.volumeAt(Side.SELL, 100)).isEqualTo(3);
    }

    @Test
    void whatIsGoneCanNeitherMoveNorBeCancelled() {
        book.place(1, Side.BUY, 100, 2);

        assertThat(book.cancel(1)).isEqualTo(2);
        assertThat(book.cancel(1)).isZero();
        assertThat(book.move(1, 99)).isFalse();
        assertThat(book.levels(Side.BUY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itDoesWhatTheNaiveBookDoes(long seed) {
        var expected = new ArrayList<String>();
        var naive = new NaiveBook((maker, taker, _, price, quantity) ->
                expected.add(maker + " gave " + quantity + " at " + price + " to " + taker));
        var random = new Random(seed);
        for (int i = 1; i <= COMMANDS; i++) {
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long price = 1 + random.nextInt(PRICES);
            long quantity = 1 + random.nextInt(20);
            // Some of them trade and are gone, or were never placed.
            long other = 1 + random.nextInt(i);
            switch (random.nextInt(4)) {
                case 0 -> {
                    book.place(i, side, price, quantity);
                    naive.place(i, side, price, quantity);
                }
                case 1 ->
                    assertThat(book.take(i, side, price, quantity)).isEqualTo(naive.take(i, side, price, quantity));
                case 2 -> assertThat(book.cancel(other)).isEqualTo(naive.cancel(other));
                case 3 -> assertThat(book.move(other, price)).isEqualTo(naive.move(other, price));
                default -> throw new AssertionError();
            }
        }
        assertThat(executed).isNotEmpty().isEqualTo(expected);
        for (long price = 1; price <= PRICES; price++) {
            assertThat(book.volumeAt(Side.BUY, price)).isEqualTo(naive.volumeAt(Side.BUY, price));
            assertThat(book.volumeAt(Side.SELL, price)).isEqualTo(naive.volumeAt(Side.SELL, price));
        }
    }

    @Test
    void itGrowsAndForgetsNobody() {
        int orders = 50_000;
        for (int i = 1; i <= orders; i++) {
            book.place(i, Side.BUY, i % 5_000 + 1, 1);
        }
        assertThat(book.levels(Side.BUY)).isEqualTo(5_000);
        for (int i = 1; i <= orders; i++) {
            assertThat(book.cancel(i)).isEqualTo(1);
        }
        assertThat(book.levels(Side.BUY)).isZero();
    }
}
