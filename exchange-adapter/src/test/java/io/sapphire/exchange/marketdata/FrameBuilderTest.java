package io.sapphire.exchange.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import io.sapphire.exchange.marketdata.MarketEvent.BookChanged;
import io.sapphire.exchange.marketdata.MarketEvent.BookRead;
import io.sapphire.exchange.marketdata.MarketEvent.Marked;
import io.sapphire.exchange.marketdata.MarketEvent.Quoted;
import io.sapphire.exchange.marketdata.MarketEvent.Traded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
    private static final Symbol BITCOIN = new Symbol("BTCUSDT");
    private static final Instant START = Instant.parse("2013-11-26T00:00:00Z");
    private static final Instant FUNDING = Instant.parse("2013-11-26T08:00:00Z");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final FrameBuilder frames = new FrameBuilder(BITCOIN, TEN_SECONDS, 2);

    @BeforeEach
    void begin() {
        frames.begin(START);
        frames.add(new BookRead(BITCOIN, 1, Levels.of(100, 1, 99, 2, 98, 3), Levels.of(101, 1), START));
        frames.add(mark(-1, 100));
    }

    /** The connection may live and this market's stream not. */
    @Test
    void aMarketThatIsNotHeardOfForHalfAMinuteIsNotToBeDecidedOn() {
        assertThat(frames.close(at(20_000)).bookValid()).isTrue();
        assertThat(frames.close(at(30_000)).bookValid()).isFalse();
        frames.add(mark(31_000, 100));
        assertThat(frames.close(at(40_000)).bookValid()).isTrue();
    }

    @Test
    void frameHoldsWhatWasShownInIt() {
        frames.add(trade(0, 7));
        frames.add(new BookChanged(BITCOIN, 2, 2, 1, Levels.of(100, 0), Levels.NONE, at(4_000)));
        frames.add(mark(9_000, 102));
        frames.add(trade(9_999, 8));

        assertThat(frames.close(at(10_000)))
                .isEqualTo(new MarketFrame(
                        BITCOIN,
                        START.plusSeconds(10).getEpochSecond() / 10,
                        START,
                        START.plusSeconds(10),
                        List.of(trade(0, 7).trade(), trade(9_999, 8).trade()),
                        new OrderBook(List.of(level(99, 2), level(98, 3)), List.of(level(101, 1))),
                        new Price(102),
                        Rate.ofBp(1),
                        FUNDING,
                        true));
    }

    @Test
    void whatHappensAtTheEndBelongsToTheNextFrame() {
        frames.add(trade(9_999, 1));
        frames.add(trade(10_000, 2));
        frames.add(new BookChanged(BITCOIN, 2, 2, 1, Levels.of(100, 9), Levels.NONE, at(10_000)));
        frames.add(mark(10_000, 105));

        var first = frames.close(at(10_000));
        var second = frames.close(at(20_000));

        assertThat(first.trades()).extracting(Trade::id).containsExactly(1L);
        assertThat(first.book().bids().getFirst().quantity()).isEqualTo(new Quantity(1));
        assertThat(first.mark()).isEqualTo(new Price(100));
        assertThat(second.trades()).extracting(Trade::id).containsExactly(2L);
        assertThat(second.book().bids().getFirst().quantity()).isEqualTo(new Quantity(9));
        assertThat(second.mark()).isEqualTo(new Price(105));
    }

    @Test
    void whatWaitsMayBelongToSeveralFramesToCome() {
        frames.add(trade(1, 1));
        frames.add(trade(35_000, 2));
        frames.add(trade(55_000, 3));

        assertThat(frames.openEnd()).contains(at(10_000));
        assertThat(frames.close(at(10_000)).trades()).hasSize(1);
        assertThat(frames.openEnd()).contains(at(40_000));
        assertThat(frames.close(at(40_000)).trades()).extracting(Trade::id).containsExactly(2L);
        assertThat(frames.openEnd()).contains(at(60_000));
        assertThat(frames.close(at(60_000)).trades()).extracting(Trade::id).containsExactly(3L);
        assertThat(frames.openEnd()).isEmpty();
    }

    @Test
    void silenceEndsAfterAMinute() {
        assertThat(frames.nextEnd()).isEqualTo(at(60_000));

        frames.add(mark(30_000, 101));
        assertThat(frames.nextEnd()).as("a mark price is no market data").isEqualTo(at(60_000));
        frames.add(new Quoted(BITCOIN, at(30_001)));
        assertThat(frames.nextEnd()).isEqualTo(at(40_000));
        var quoted = frames.close(at(40_000));
        assertThat(quoted.trades()).isEmpty();
        assertThat(quoted.start()).isEqualTo(at(30_000));
        assertThat(frames.nextEnd()).isEqualTo(at(100_000));
    }

    @Test
    void silenceOfAnIntervalThatDoesNotDivideAMinute() {
        var grid = new FrameGrid(Duration.ofSeconds(7));

        assertThat(grid.endOfSilence(Instant.ofEpochSecond(7))).isEqualTo(Instant.ofEpochSecond(70));
        assertThat(grid.endOfSilence(Instant.ofEpochSecond(3))).isEqualTo(Instant.ofEpochSecond(63));
    }

    @Test
    void tradeThatComesAfterItsFrameIsCounted() {
        frames.add(trade(1, 1));
        var _ = frames.close(at(10_000));
        frames.add(trade(9_000, 2));

        assertThat(frames.lateTrades()).isEqualTo(1);
        assertThat(frames.openEnd()).isEmpty();
    }

    @Test
    void brokenBookIsShownAsSuch() {
        frames.add(new BookChanged(BITCOIN, 2, 2, 1, Levels.of(97, 1), Levels.NONE, at(1)));
        frames.add(new BookChanged(BITCOIN, 4, 4, 3, Levels.of(97, 1), Levels.NONE, at(2)));

        assertThat(frames.close(at(10_000)).bookValid()).isFalse();
        assertThat(frames.bookGaps()).isEqualTo(1);
        assertThat(frames.needsBook()).isTrue();
    }

    @Test
    void frameRebuiltFromQuestionsIsTheOneThatWasStreamed() {
        frames.add(trade(1, 1));
        frames.add(new BookChanged(BITCOIN, 2, 2, 1, Levels.of(100, 7), Levels.NONE, at(4_000)));
        frames.add(mark(6_000, 102));
        var streamed = frames.close(at(10_000));

        var rebuilt = new FrameBuilder(BITCOIN, TEN_SECONDS, 2);
        rebuilt.begin(START);
        rebuilt.add(new BookRead(BITCOIN, 2, Levels.of(100, 7, 99, 2, 98, 3), Levels.of(101, 1), at(10_000)));
        rebuilt.add(trade(1, 1));
        rebuilt.add(mark(6_000, 102));
        assertThat(rebuilt.close(at(10_000))).isEqualTo(streamed);
    }

    @Test
    void framesEndOnTheGridOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> frames.close(at(10_001)));
    }

    @Test
    void frameNeedsAMark() {
        var fresh = new FrameBuilder(BITCOIN, TEN_SECONDS, 2);

        assertThat(fresh.canClose()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> fresh.close(at(10_000)));
    }

    @Test
    void pacerClosesTheFramesOfOneMomentTogether() {
        var other = new FrameBuilder(new Symbol("ETHUSDT"), Duration.ofSeconds(5), 2);
        other.begin(START);
        other.add(new Marked(new Symbol("ETHUSDT"), new Price(5), Rate.ZERO, FUNDING, START.minusMillis(1)));
        var pacer = new FramePacer(List.of(frames, other), Duration.ofMillis(200));
        frames.add(trade(1, 1));
        other.add(new Quoted(new Symbol("ETHUSDT"), at(6_000)));

        assertThat(pacer.next(at(10_199))).isEmpty();
        assertThat(pacer.next(at(10_200))).extracting(MarketFrame::symbol).hasSize(2);
        assertThat(pacer.next(at(10_200))).isEmpty();
        assertThat(pacer.next(at(70_199))).isEmpty();
        assertThat(pacer.next(at(70_200))).hasSize(2);
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private static Traded trade(long millis, long id) {
        return new Traded(BITCOIN, new Trade(id, new Price(100), new Quantity(1), Side.BUY, at(millis)));
    }

    private static Marked mark(long millis, long price) {
        return new Marked(BITCOIN, new Price(price), Rate.ofBp(1), FUNDING, at(millis));
    }

    private static BookLevel level(long price, long quantity) {
        return new BookLevel(new Price(price), new Quantity(quantity));
    }
}
