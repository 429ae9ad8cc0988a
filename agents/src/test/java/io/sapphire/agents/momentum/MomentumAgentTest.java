package io.sapphire.agents.momentum;

import static io.sapphire.agents.kit.Scene.frame;
import static io.sapphire.agents.kit.Scene.trade;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumAgentTest {
    private static final MomentumParameters PARAMETERS =
            new MomentumParameters(List.of(30, 60, 120), Duration.ofDays(1), 0.1, 30, 0.2);
    private static final int PER_MINUTE = 6;
    private static final int WARM = (120 + 2) * PER_MINUTE;
    private static final double CALM = 1e-4;

    private final Speaker agent = new Speaker(new MomentumAgent(PARAMETERS, List.of(Scene.listing())));

    @Test
    void risingMarketIsALong() {
        var signal = lastSignal(observe(RandomMarket.frames(1, WARM, CALM / 4, CALM)));
        assertThat(signal.direction()).isEqualTo(Direction.LONG);
        assertThat(signal.confidence().ratio()).isBetween(0.52, 0.60);
        assertThat(signal.expectedReturn().e8()).isPositive();
        assertThat(signal.horizon()).isEqualTo(ofMinutes(15));
        assertThat(signal.expiry()).isEqualTo(signal.eventTime().plus(ofMinutes(3)));
    }

    @Test
    void fallingMarketIsAShort() {
        var signal = lastSignal(observe(RandomMarket.frames(1, WARM, -CALM / 4, CALM)));
        assertThat(signal.direction()).isEqualTo(Direction.SHORT);
        assertThat(signal.expectedReturn().e8()).isNegative();
    }

    @Test
    void marketThatDoesNotMoveIsFlat() {
        var frames = IntStream.range(0, WARM)
                .mapToObj(i ->
                        i == 0 ? frame(0, Price.of("100"), trade(Duration.ZERO, "100")) : frame(i, Price.of("100")))
                .toList();
        var signal = lastSignal(observe(frames));
        assertThat(signal.direction()).isEqualTo(Direction.FLAT);
        assertThat(signal.confidence()).isEqualTo(Probability.EVEN);
        assertThat(signal.expectedReturn().e8()).isZero();
        assertThat(evidence(signal, "quiet minutes")).isEqualTo(120);
    }

    @Test
    void everyFrameIsAnsweredOnceAndASignalComesOncePerMinute() {
        var frames = RandomMarket.frames(2, WARM + 60, 0, CALM);
        var replies = observe(frames);
        assertThat(replies)
                .extracting(Reply::frame)
                .isEqualTo(frames.stream().map(MarketFrame::number).toList());
        var signals = signals(replies);
        assertThat(signals).hasSizeGreaterThanOrEqualTo(10);
        assertThat(signals)
                .allMatch(signal ->
                        signal.eventTime().toEpochMilli() % ofMinutes(1).toMillis() == 0);
    }

    @Test
    void warmUpIsCounted() {
        var replies = observe(RandomMarket.frames(3, 40 * PER_MINUTE, 0, CALM));
        assertThat(replies).allMatch(NoView.class::isInstance);
        assertThat(reason(replies.getLast())).matches("warming up: 3\\d of 120 minutes");
        assertThat(reason(replies.get(replies.size() - 2))).isEqualTo("between bars");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void mirroredMarketGivesMirroredSignals(long seed) {
        int count = WARM + 120 * PER_MINUTE;
        var signals = signals(observe(RandomMarket.frames(seed, count, 0, 5e-4)));
        var mirrored = signals(replies(RandomMarket.mirrored(seed, count, 0, 5e-4)));
        assertThat(mirrored).hasSameSizeAs(signals);
        for (int i = 0; i < signals.size(); i++) {
            assertThat(mirrored.get(i).direction().sign())
                    .isEqualTo(-signals.get(i).direction().sign());
            assertThat(mirrored.get(i).rise().ppm())
                    .isCloseTo(signals.get(i).rise().complement().ppm(), within(1));
            assertThat(mirrored.get(i).expectedReturn().e8())
                    .isCloseTo(-signals.get(i).expectedReturn().e8(), within(5L));
        }
    }

    @Test
    void futureDoesNotChangeThePast() {
        var frames = RandomMarket.frames(4, 2 * WARM, 0, 5e-4);
        var all = observe(frames);
        assertThat(replies(frames.subList(0, WARM + 30))).isEqualTo(all.subList(0, WARM + 30));
        assertThat(replies(withShuffledFuture(frames, WARM + 30)).subList(0, WARM + 30))
                .isEqualTo(all.subList(0, WARM + 30));
    }

    @Test
    void sameFramesGiveTheSameReplies() {
        var frames = RandomMarket.frames(5, 2 * WARM, 0, 5e-4);
        assertThat(replies(frames)).isEqualTo(observe(frames));
    }

    @Test
    void jumpDoesNotSetTheVolatilityOfTheDay() {
        var calm = RandomMarket.frames(6, WARM, 0, CALM);
        var frames = new ArrayList<>(calm);
        for (int i = 0; i < 10 * PER_MINUTE; i++) {
            int index = WARM + i;
            frames.add(frame(index, Price.of("1200"), trade(ofSeconds(10L * index), "1200")));
        }
        var replies = observe(frames);
        var before = lastSignal(replies.subList(0, WARM));
        var after = lastSignal(replies);
        assertThat(evidence(after, "capped returns")).isEqualTo(evidence(before, "capped returns") + 1);
        assertThat(evidence(after, "sigma")).isLessThan(1.1 * evidence(before, "sigma"));
        assertThat(after.confidence().ratio()).isLessThanOrEqualTo(0.60);
    }

    @Test
    void gapSilencesWhatItHides() {
        var before = RandomMarket.frames(7, WARM, 0, CALM);
        var after = RandomMarket.frames(8, 2 * WARM, 0, CALM);
        var replies = new ArrayList<>(observe(before));
        int gap = 5 * PER_MINUTE;
        for (int i = WARM + gap; i < 2 * WARM; i++) {
            replies.add(agent.observe(Scene.observation(after.get(i))));
        }
        assertThat(reasons(replies)).anyMatch(reason -> reason.matches("gap of [56] minutes: too little seen since"));
        assertThat(reasons(replies))
                .anyMatch(reason -> reason.matches("gap of [56] minutes: the price 60 minutes ago was not seen"));
        assertThat(signals(replies.subList(WARM, replies.size()))).isNotEmpty();
    }

    @Test
    void evidenceCarriesEveryNumberOfTheSentence() {
        var signal = lastSignal(observe(RandomMarket.frames(9, WARM, CALM / 4, CALM)));
        assertThat(signal.evidence())
                .extracting(Evidence::name)
                .containsExactly(
                        "z 30 min",
                        "z 60 min",
                        "z 120 min",
                        "blend",
                        "efficiency ratio 30 min",
                        "sigma",
                        "quiet minutes",
                        "capped returns",
                        "prior slope, not fitted");
        assertThat(signal.rationale()).matches("Price .*% in 30 min .* blend \\+\\d.\\d\\d .* likely\\.");
        assertThat(evidence(signal, "sigma")).isBetween(0.05, 0.5);
    }

    /** T10 of methods.md 12. */
    @Test
    void responsesAndBlendAreTheReferences() {
        var moves = List.of(Move.of(4, 0.010, 0.004), Move.of(16, 0.012, 0.004), Move.of(64, -0.020, 0.004));
        assertThat(moves).extracting(Move::z).containsExactly(1.25, 0.75, -0.625);
        assertThat(moves.get(0).response()).isCloseTo(Math.tanh(1.25), within(1e-12));
        var trend = new Reading.Trend(moves, 0.2, 0.2, 0.004, 0, 0);
        assertThat(trend.blend()).isCloseTo((Math.tanh(1.25) + Math.tanh(0.75) + Math.tanh(-0.625)) / 3, within(1e-12));
    }

    @Test
    void introducesItselfWithUnitsAndBounds() {
        AgentDescriptor described = agent.describe();
        assertThat(described.id()).isEqualTo(MomentumAgent.ID);
        assertThat(described.history()).isEqualTo(Duration.ofHours(24));
        assertThat(described.parameters())
                .hasSize(7)
                .allMatch(parameter -> !parameter.unit().isEmpty());
    }

    @Test
    void unknownMarketIsTheCallersFault() {
        var strangers = new MomentumAgent(PARAMETERS, List.of());
        assertThatThrownBy(() -> strangers.observe(Scene.observation(frame(0, Price.of("100")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BTCUSDT is not a market of this session");
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new MomentumParameters(List.of(60, 60), Duration.ofDays(1), 0.1, 30, 0.2))
                .hasMessage("horizons of trend-momentum must be rising minutes, were [60, 60]");
        assertThatThrownBy(() -> new MomentumParameters(List.of(60), Duration.ofDays(1), 0.9, 30, 0.2))
                .hasMessage("band of trend-momentum must be 0 to 0.5 of the full response, was 0.9");
    }

    private List<Reply> observe(List<MarketFrame> frames) {
        return frames.stream().map(Scene::observation).map(agent::observe).toList();
    }

    private static List<Reply> replies(List<MarketFrame> frames) {
        var other = new Speaker(new MomentumAgent(PARAMETERS, List.of(Scene.listing())));
        return frames.stream().map(Scene::observation).map(other::observe).toList();
    }

    /** The same frames up to here, then the trades of the others in another order. */
    private static List<MarketFrame> withShuffledFuture(List<MarketFrame> frames, int from) {
        var order = new ArrayList<>(IntStream.range(from, frames.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        var shuffled = new ArrayList<>(frames.subList(0, from));
        for (int i = from; i < frames.size(); i++) {
            shuffled.add(frame(i, frames.get(order.get(i - from)).book()));
        }
        return shuffled;
    }

    private static List<Signal> signals(List<Reply> replies) {
        return replies.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private static Signal lastSignal(List<Reply> replies) {
        return signals(replies).getLast();
    }

    private static List<String> reasons(List<Reply> replies) {
        return replies.stream()
                .filter(NoView.class::isInstance)
                .map(MomentumAgentTest::reason)
                .distinct()
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
