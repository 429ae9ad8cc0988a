package io.sapphire.simulator.feed.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Side;
import io.sapphire.simulator.feed.MarketFile;
import io.sapphire.simulator.feed.Markets;
import io.sapphire.simulator.market.Book;
import io.sapphire.simulator.market.MarketEvent;
import io.sapphire.simulator.market.RecordingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {

    @Test
    void aSeedMeansTheSameTradesAndAnotherMeansOthers() {
        assertThat(events("7")).isEqualTo(events("7")).isNotEqualTo(events("8")).hasSizeGreaterThan(50_000);
    }

    @Test
    void nobodyTakesItForARealMarket() {
        var listing = Markets.open(List.of(file("7"))).all().getFirst().listing();
        assertThat(listing.origin()).isEqualTo("synthetic order flow, seed 7");
        assertThat(listing.symbol()).hasToString("SYNTHUSDT");
    }

    @Test
    void itIsADayWithinItsRules() {
        var recording = SyntheticMarket.named("synthetic:3", rules -> rules);
        assertThat(Duration.between(recording.first(), recording.last())).isGreaterThan(Duration.ofMinutes(1_439));
        var tape = recording.play(Duration.ZERO);
        while (!tape.nextTime().equals(Instant.MAX)) {
            if (tape.next() instanceof MarketEvent.Traded traded) {
                assertThat(recording.instrument().onTick(traded.trade().price()))
                        .isTrue();
                assertThat(recording.instrument().onStep(traded.trade().quantity()))
                        .isTrue();
            }
        }
    }

    /** As whoever follows the changes sees it. */
    @Test
    void itsBookIsNeverCrossedAndIsWhatIsQuoted() {
        var book = new Book();
        long trades = 0;
        long quotes = 0;
        for (var event : events("5")) {
            switch (event) {
                case MarketEvent.Traded _ -> trades++;
                case MarketEvent.Marked marked -> throw new AssertionError(marked);
                case MarketEvent.BookChanged changed -> changed.changes().forEach(book::apply);
                case MarketEvent.Quoted quoted -> {
                    quotes++;
                    assertThat(quoted.bid().price()).isLessThan(quoted.ask().price());
                    assertThat(book.best(Side.BUY)).contains(quoted.bid());
                    assertThat(book.best(Side.SELL)).contains(quoted.ask());
                }
            }
        }
        assertThat(trades).isGreaterThan(10_000);
        assertThat(quotes).isGreaterThan(10_000);
    }

    @Test
    void aSeedIsAWholeNumber() {
        assertThatThrownBy(() -> Markets.open(List.of(file("x"))))
                .isInstanceOf(RecordingException.class)
                .hasMessage("a synthetic market is synthetic:SEED with a whole number, was 'synthetic:x'");
    }

    private static List<MarketEvent> events(String seed) {
        var tape = SyntheticMarket.named("synthetic:" + seed, rules -> rules).play(Duration.ZERO);
        var events = new ArrayList<MarketEvent>();
        while (!tape.nextTime().equals(Instant.MAX)) {
            events.add(tape.next());
        }
        return events;
    }

    private static MarketFile file(String seed) {
        return new MarketFile("synthetic:" + seed, "", "");
    }
}
