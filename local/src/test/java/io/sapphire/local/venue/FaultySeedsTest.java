package io.sapphire.local.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.venue.FaultyTrader.Adversity;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A trader whose requests, answers, messages and process are hit by faults at random. Whatever happens, no order is lost
 * or sent twice, and no position stays without a stop. One seed again: {@code -Dsapphire.seed=N}.
 */
class FaultySeedsTest {
    private static final int EVERYDAY = 50;
    private static final int ALL = 500;

    @TempDir
    Path folder;

    static LongStream everyday() {
        var one = Long.getLong("sapphire.seed");
        return one == null ? LongStream.rangeClosed(1, EVERYDAY) : LongStream.of(one);
    }

    static LongStream others() {
        return LongStream.rangeClosed(EVERYDAY + 1, ALL);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("everyday")
    void nothingIsLostAndNothingTwice(long seed) {
        play(seed);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("others")
    void nothingIsLostAndNothingTwiceInManyMore(long seed) {
        play(seed);
    }

    @Test
    void withoutFaultsTheTraderTrades() {
        try (var trader = new FaultyTrader(folder, 0, Adversity.none())) {
            trader.play();
            assertThat(trader.verdict()).isEmpty();
            assertThat(trader.bench().ledger().trades()).hasSizeGreaterThan(5);
        }
    }

    /** Seeds that once found something. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {156, 188, 205, 275, 276, 301})
    void whatWasFoundOnceStaysFound(long seed) {
        play(seed);
    }

    private void play(long seed) {
        try (var trader = new FaultyTrader(folder, seed, (victim, _) -> victim.disturb())) {
            trader.play();
            assertThat(trader.verdict())
                    .as("seed %d, again with -Dsapphire.seed=%d", seed, seed)
                    .isEmpty();
        }
    }
}
