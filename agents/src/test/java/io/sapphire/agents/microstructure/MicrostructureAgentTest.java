package io.sapphire.agents.microstructure;

import static io.sapphire.agents.kit.Scene.book;
import static io.sapphire.agents.kit.Scene.frame;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrostructureAgentTest {
    private static final MicrostructureParameters PARAMETERS =
            new MicrostructureParameters(ofSeconds(10), ofSeconds(60), ofSeconds(60), ofSeconds(30), 100, 0.1, 0.2);
    private static final int WARM = 40;
    private static final double STEP = 2e-4;
    private static final Price PRICE = Price.of("1000");
    private static final Quantity MUCH = Quantity.of("9");
    private static final Quantity LITTLE = Quantity.of("1");

    private final Speaker agent = agent(false);

    @Test
    void buyersInBookAndTradesAreALong() {
        var signal = signalAfter(agent(false, 0.5), pushed(Side.BUY));
        assertThat(signal.direction()).isEqualTo(Direction.LONG);
        assertThat(signal.confidence().ratio()).isGreaterThan(0.53).isLessThanOrEqualTo(0.60);
        assertThat(signal.horizon()).isEqualTo(ofSeconds(60));
        assertThat(signal.expiry()).isEqualTo(signal.eventTime().plusSeconds(30));
        assertThat(signal.rationale()).matches("Queue \\+0.8\\d, .* a rise within 60 s is 5\\d.\\d\\d % likely\\.");
    }

    @Test
    void sellersInBookAndTradesAreAShort() {
        var signal = signalAfter(agent, pushed(Side.SELL));
        assertThat(signal.direction()).isEqualTo(Direction.SHORT);
        assertThat(signal.expectedReturn().e8()).isNegative();
    }

    @Test
    void bookThatTradesContradictIsBelievedLittle() {
        var signal = signalAfter(agent(false, 0.5), walked(book(PRICE, MUCH, LITTLE), Side.SELL));
        assertThat(signal.direction()).isEqualTo(Direction.LONG);
        assertThat(signal.confidence().ratio()).isLessThanOrEqualTo(0.53);
    }

    @Test
    void derivedBookIsSaidAndBelievedNoMoreThanABookAlone() {
        var signal = signalAfter(agent(true, 0.5), pushed(Side.BUY));
        assertThat(signal.confidence()).isEqualTo(Probability.of(0.53));
        assertThat(signal.evidence())
                .extracting(Evidence::name)
                .contains("book derived from trades, confidence capped", "prior slope, not fitted");
        assertThat(signal.rationale()).contains("in a book derived from trades");
    }

    @Test
    void balancedMarketIsFlat() {
        var signal = signalAfter(agent, new Push(book(PRICE), List.of()));
        assertThat(signal.direction()).isEqualTo(Direction.FLAT);
        assertThat(signal.confidence()).isEqualTo(Probability.EVEN);
    }

    @Test
    void lambdaIsEvidenceOnceItIsWarm() {
        var signals = signals(observe(agent, RandomMarket.frames(1, 200, 0, STEP)));
        assertThat(signals.getFirst().evidence()).extracting(Evidence::name).doesNotContain("Kyle's lambda");
        assertThat(signals.getLast().evidence())
                .extracting(Evidence::name)
                .contains("Kyle's lambda", "Kyle's lambda t");
        assertThat(evidence(signals.getLast(), "Kyle's lambda")).isPositive();
    }

    @Test
    void everyFrameIsAnsweredOnceAndWarmUpIsCounted() {
        var frames = RandomMarket.frames(2, WARM, 0, STEP);
        var replies = observe(agent, frames);
        assertThat(replies)
                .extracting(Reply::frame)
                .isEqualTo(frames.stream().map(MarketFrame::number).toList());
        assertThat(reason(replies.getFirst())).isEqualTo("warming up: 0 of 60 seconds of order flow");
        assertThat(reason(replies.get(10))).isEqualTo("warming up: the usual moves take 20 intervals to measure");
        assertThat(replies.getLast()).isInstanceOf(Signal.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void mirroredMarketGivesMirroredSignals(long seed) {
        var signals = signals(observe(agent, RandomMarket.frames(seed, 400, 0, STEP)));
        var mirrored = signals(observe(agent(false), RandomMarket.mirrored(seed, 400, 0, STEP)));
        assertThat(mirrored).hasSameSizeAs(signals);
        for (int i = 0; i < signals.size(); i++) {
            assertThat(mirrored.get(i).rise().ppm())
                    .isCloseTo(signals.get(i).rise().complement().ppm(), within(20));
        }
    }

    @Test
    void futureDoesNotChangeThePast() {
        var frames = RandomMarket.frames(4, 200, 0, STEP);
        var all = observe(agent, frames);
        assertThat(observe(agent(false), frames.subList(0, 100))).isEqualTo(all.subList(0, 100));
        assertThat(observe(agent(false), withShuffledFuture(frames, 100)).subList(0, 100))
                .isEqualTo(all.subList(0, 100));
    }

    @Test
    void sameFramesGiveTheSameReplies() {
        var frames = RandomMarket.frames(5, 400, 0, STEP);
        assertThat(observe(agent(false), frames)).isEqualTo(observe(agent, frames));
    }

    @Test
    void bookThatCannotBeReadSaysNothing() {
        var locked = new OrderBook(book(PRICE).bids(), List.of());
        assertThat(reason(observe(agent, List.of(frame(0, locked))).getFirst()))
                .isEqualTo("the book is crossed, locked or one-sided");
        assertThat(reason(observe(agent, List.of(rebuilding(1))).getFirst())).isEqualTo("the book is being rebuilt");
    }

    @Test
    void flowBeginsAfreshAfterAGapOrARebuiltBook() {
        var frames = RandomMarket.frames(6, 200, 0, STEP);
        var before = observe(agent, frames.subList(0, WARM));
        assertThat(before.getLast()).isInstanceOf(Signal.class);
        assertThat(reason(observe(agent, frames.subList(WARM + 8, WARM + 9)).getFirst()))
                .isEqualTo("warming up: 0 of 60 seconds of order flow");
        var resumed = observe(agent, frames.subList(WARM + 9, WARM + 15));
        assertThat(resumed.getLast()).isInstanceOf(Signal.class);
    }

    @Test
    void quietMinuteIsNoGap() {
        var frames = RandomMarket.frames(7, 200, 0, STEP);
        assertThat(observe(agent, frames.subList(0, WARM)).getLast()).isInstanceOf(Signal.class);
        assertThat(observe(agent, frames.subList(WARM + 6, WARM + 7)).getFirst())
                .isInstanceOf(Signal.class);
    }

    @Test
    void introducesItselfWithUnitsAndBounds() {
        var described = agent.describe();
        assertThat(described.id()).isEqualTo(MicrostructureAgent.ID);
        assertThat(described.parameters())
                .hasSize(7)
                .allMatch(parameter -> !parameter.unit().isEmpty());
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new MicrostructureParameters(
                        ofSeconds(60), ofSeconds(60), ofSeconds(60), ofSeconds(30), 100, 0.1, 0.2))
                .hasMessage("short window of volume-microstructure must be shorter than its long one");
    }

    private static Speaker agent(boolean bookDerived) {
        return agent(bookDerived, PARAMETERS.priorSlope());
    }

    private static Speaker agent(boolean bookDerived, double priorSlope) {
        var parameters = new MicrostructureParameters(
                ofSeconds(10), ofSeconds(60), ofSeconds(60), ofSeconds(30), 100, 0.1, priorSlope);
        return new Speaker(new MicrostructureAgent(parameters, List.of(Scene.listing(bookDerived))));
    }

    /** What follows, frame after frame, on a balanced market. */
    private record Push(OrderBook book, List<Side> aggressors) {}

    private static Push pushed(Side side) {
        return walked(side == Side.BUY ? book(PRICE, MUCH, LITTLE) : book(PRICE, LITTLE, MUCH), side);
    }

    private static Push walked(OrderBook book, Side aggressor) {
        return new Push(book, List.of(aggressor));
    }

    private static Signal signalAfter(Speaker agent, Push push) {
        var frames = new ArrayList<MarketFrame>();
        for (int i = 0; i < WARM; i++) {
            var wobble = new Price(PRICE.e8() + (i % 2) * 10_000_000L);
            frames.add(frame(i, book(i < WARM - 4 ? wobble : PRICE)));
        }
        for (int i = WARM; i < WARM + 3; i++) {
            var after = Scene.INTERVAL.multipliedBy(i);
            var trades = push.aggressors().stream()
                    .map(side -> Scene.trade(after, PRICE, MUCH, side))
                    .toArray(Trade[]::new);
            frames.add(frame(i, push.book(), trades));
        }
        return signals(observe(agent, frames)).getLast();
    }

    private static MarketFrame rebuilding(long index) {
        var sound = frame(index, PRICE);
        return new MarketFrame(
                sound.symbol(),
                sound.number(),
                sound.start(),
                sound.end(),
                sound.trades(),
                OrderBook.EMPTY,
                sound.mark(),
                Rate.ZERO,
                sound.nextFunding(),
                false);
    }

    private static List<Reply> observe(Speaker agent, List<MarketFrame> frames) {
        return frames.stream().map(Scene::observation).map(agent::observe).toList();
    }

    private static List<MarketFrame> withShuffledFuture(List<MarketFrame> frames, int from) {
        var books = new ArrayList<>(frames.subList(from, frames.size()).stream()
                .map(MarketFrame::book)
                .toList());
        Collections.shuffle(books, new Random(1));
        var shuffled = new ArrayList<>(frames.subList(0, from));
        for (int i = 0; i < books.size(); i++) {
            shuffled.add(frame(from + i, books.get(i)));
        }
        return shuffled;
    }

    private static List<Signal> signals(List<Reply> replies) {
        return replies.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private static String reason(Reply reply) {
        return ((NoView) reply).reason();
    }

    private static double evidence(Signal signal, String name) {
        return signal.evidence().stream()
                        .filter(evidence -> evidence.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .valueE8()
                / 1e8;
    }
}
