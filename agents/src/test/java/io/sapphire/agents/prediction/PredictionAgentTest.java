package io.sapphire.agents.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictionAgentTest {
    private static final PredictionParameters PARAMETERS =
            new PredictionParameters(Duration.ofMinutes(3), 2000, 1, 0.2, 0.05, 30);

    private final Speaker agent =
            new Speaker(new PredictionAgent(PARAMETERS, List.of(Scene.listing()), new Availability.Absent("none")));

    /** A market in which the book's lean decides the next minutes, and one told so by nobody but the outcomes. */
    @Test
    void learnsWhatForetellsTheReturn() {
        var signals = signals(replies(leaning(20_000)));
        var later = signals.subList(signals.size() / 2, signals.size());
        long right = later.stream()
                .filter(signal -> signal.direction()
                        == (evidence(signal, "queue imbalance") > 0 ? Direction.LONG : Direction.SHORT))
                .count();
        assertThat(later).hasSizeGreaterThan(500);
        assertThat(right).isGreaterThan(later.size() * 9L / 10);
        assertThat(later.getLast().confidence().ratio()).isGreaterThan(0.55);
        assertThat(evidence(later.getLast(), "calibration slope")).isPositive();
    }

    @Test
    void randomWalkIsMostlyNoView() {
        var replies = replies(RandomMarket.frames(3, 20_000, 0, 3e-4));
        long minutes = replies.stream()
                .filter(reply -> reply instanceof Signal || reason(reply).startsWith("no edge"))
                .count();
        assertThat(minutes).isGreaterThan(2_000);
        assertThat(signals(replies))
                .filteredOn(signal -> signal.confidence().ratio() > 0.51)
                .hasSizeLessThan((int) minutes / 50);
    }

    @Test
    void outcomesAreCountedBeforeItSpeaks() {
        var replies = replies(RandomMarket.frames(4, 130 * 6, 0, 3e-4));
        assertThat(replies).allMatch(NoView.class::isInstance);
        assertThat(replies).anyMatch(reply -> reason(reply).matches("warming up: \\d of 8 features are not known yet"));
        assertThat(replies).anyMatch(reply -> reason(reply).matches("learning: \\d+ of 30 outcomes of 3 min"));
    }

    @Test
    void gapIsNoOutcome() {
        var frames = RandomMarket.frames(5, 12_000, 0, 3e-4);
        var before = frames.subList(0, 8_000);
        var after = frames.subList(8_500, 12_000);
        var replies = replies(before);
        after.forEach(frame -> replies.add(agent.observe(Scene.observation(frame))));
        assertThat(reason(replies.get(8_000))).isIn("between minutes", "warming up: 3 of 8 features are not known yet");
        assertThat(replies.getLast()).isNotNull();
    }

    @Test
    void bookThatIsNoBookIsNotJudged() {
        var frame = Scene.frame(0, OrderBook.EMPTY);
        assertThat(reason(agent.observe(Scene.observation(frame))))
                .isEqualTo("the book is crossed, locked or one-sided");
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new PredictionParameters(Duration.ofMinutes(1), 2000, 1, 0.2, 0.05, 30))
                .hasMessage("horizon of market-prediction must be 3 to 240 min, was 1");
    }

    private static List<MarketFrame> leaning(int count) {
        var random = new Random(1);
        var frames = new ArrayList<MarketFrame>();
        double move = 0;
        int side = 1;
        for (int i = 0; i < count; i++) {
            side = i % 60 == 0 && random.nextBoolean() ? -side : side;
            move += side * 1e-4 + 2e-4 * random.nextGaussian();
            var price = new Price(Math.round(1000 * StrictMath.exp(move) * 1e8));
            var book = Scene.book(price, Quantity.of(side > 0 ? "3" : "1"), Quantity.of(side > 0 ? "1" : "3"));
            var aggressor = random.nextBoolean() ? Side.BUY : Side.SELL;
            frames.add(
                    Scene.frame(i, book, Scene.trade(Duration.ofSeconds(10L * i), price, Quantity.of("1"), aggressor)));
        }
        return frames;
    }

    private List<Reply> replies(List<MarketFrame> frames) {
        var replies = new ArrayList<Reply>();
        frames.forEach(frame -> replies.add(agent.observe(Scene.observation(frame))));
        return replies;
    }

    private static List<Signal> signals(List<Reply> replies) {
        return replies.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    private static String reason(Reply reply) {
        return reply instanceof NoView noView ? noView.reason() : "";
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
