package io.sapphire.agents.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.NoView;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StrategyAgentTest {
    private static final StrategyParameters PARAMETERS =
            new StrategyParameters(Duration.ofMinutes(1), 0.98, 0.95, Duration.ofHours(6), Duration.ofHours(2), 1, 0.2);

    private final Speaker agent = new Speaker(new StrategyAgent(PARAMETERS, List.of(Scene.listing())));

    /** Waves of an hour and a half up and down, each far larger than the costs: what follows them earns. */
    @Test
    void strategyThatEarnsItsCostsIsVotedFor() {
        var signals = signals(observe(waves(3 * 8640)));
        var later = signals.subList(signals.size() / 2, signals.size());
        assertThat(later).anyMatch(signal -> signal.direction() == Direction.LONG);
        assertThat(later).anyMatch(signal -> signal.direction() == Direction.SHORT);
        assertThat(evidence(later.getLast(), "deflated Sharpe")).isGreaterThan(0.95);
        assertThat(later.getLast().rationale()).startsWith("Drew ");
    }

    /** Whatever did best of thirteen on a random walk was luck, and is told from skill. */
    @Test
    void luckOfManyTrialsIsNotVotedFor() {
        var signals = signals(observe(RandomMarket.frames(2, 2 * 8640, 0, 2e-4)));
        assertThat(signals).hasSizeGreaterThan(500);
        assertThat(signals).allMatch(signal -> evidence(signal, "deflated Sharpe") < 0.95);
        assertThat(signals.stream().filter(signal -> signal.direction() != Direction.FLAT))
                .hasSizeLessThan(signals.size() / 5)
                .allMatch(signal -> signal.confidence().ratio() < 0.53);
        assertThat(evidence(signals.getLast(), "trials")).isEqualTo(13);
    }

    @Test
    void trainingComesFirstThenTheWalk() {
        var replies = observe(RandomMarket.frames(3, 6 * 410, 0, 2e-4));
        assertThat(replies)
                .anyMatch(reply -> reason(reply).equals("walking forward: 0 of 30 bars after 360 of training"));
        assertThat(replies).anyMatch(reply -> reason(reply).matches("walking forward: [1-9]\\d* of 30 bars .*"));
    }

    @Test
    void rulesWantWhatTheySay() {
        var breakout = new Breakout(3);
        assertThat(positions(breakout, 1, 2, 3, 4, 3, 2, 1)).containsExactly(0., 0., 0., 1., 1., -1., -1.);
        assertThat(positions(new Carry(1e-4), 1, 1)).containsExactly(-1., -1.);
        assertThat(positions(new Crossing(2, 3), 1, 2, 3, 1, 1)).containsExactly(0., 0., 1., 0., -1.);
        var grid = positions(new Grid(4), 1, 2, 1, 2, 1, 5);
        assertThat(grid.subList(3, 6)).containsExactly(-0.5, 0.5, -0.75);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsMadeOfItsUsualValuesAndFlatUntilItIsWarm(RuleKind kind) {
        var rule = kind.of(kind.usual());
        for (int i = 1; i < kind.warmUp(kind.usual()); i++) {
            assertThat(rule.position(100 + i % 7 + i, 0)).as("close %d", i).isZero();
        }
        assertThatThrownBy(() -> kind.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kind.of(Collections.nCopies(kind.settings().size(), 0)))
                .hasMessageContaining("cannot be made with [0");
    }

    @Test
    void averagesCrossOnlyIfTheFastOneIsFaster() {
        assertThat(RuleKind.AVERAGES.fits(List.of(8, 32))).isTrue();
        assertThat(RuleKind.AVERAGES.fits(List.of(32, 32))).isFalse();
        assertThatThrownBy(() -> RuleKind.AVERAGES.of(List.of(32, 8))).hasMessageContaining("[32, 8]");
    }

    @Test
    void reversionWaitsForTheMiddle() {
        var rule = new Reversion(20);
        for (int i = 0; i < 19; i++) {
            assertThat(rule.position(100 + i % 2, 0)).isZero();
        }
        assertThat(rule.position(110, 0)).isEqualTo(-1);
        assertThat(rule.position(103, 0)).isEqualTo(-1);
        assertThat(rule.position(100, 0)).isZero();
    }

    /** The rate shown before the settlement counts, once, when it is over and the venue names the next. */
    @Test
    void fundingIsPaidByALongAtEverySettlement() {
        var settlements = new Settlements();
        double[] paid = new double[6];
        for (int i = 0; i < paid.length; i++) {
            settlements.observe(funded(i, Rate.ofBp(i + 1), i < 3 ? 3 : 5));
            paid[i] = settlements.take();
        }
        assertThat(paid).containsExactly(0, 0, 0, 3e-4, 0, 0);
        settlements.observe(funded(6, Rate.ofBp(7), 9));
        assertThat(settlements.take()).isEqualTo(6e-4);
    }

    private static MarketFrame funded(int index, Rate rate, int settledAfter) {
        var frame = Scene.frame(index, Price.of("1000"));
        return new MarketFrame(
                frame.symbol(),
                frame.number(),
                frame.start(),
                frame.end(),
                frame.trades(),
                frame.book(),
                frame.mark(),
                rate,
                Scene.START.plus(Scene.INTERVAL.multipliedBy(settledAfter)),
                true);
    }

    @Test
    void costsArePaidOnEveryChange() {
        var trial = new Trial(new Carry(1e-4), 2);
        trial.prepare(100, 2e-4, 4e-4);
        assertThat(trial.close(100, 0, 1e-3, 2e-4, 4e-4)).isEqualTo(-0.4);
        assertThat(trial.close(100, -1e-3, 1e-3, 2e-4, 4e-4)).isEqualTo(1);
        assertThat(trial.close(100, -1, 1e-3, 0, 4e-4)).isEqualTo(3);
    }

    @Test
    void senselessParametersAreRefused() {
        assertThatThrownBy(() -> new StrategyParameters(
                        Duration.ofDays(1), 0.98, 0.95, Duration.ofHours(6), Duration.ofHours(2), 1, 0.2))
                .hasMessage("strategy-optimization needs a step of at least a bar and a train of at least a step");
    }

    private static List<Double> positions(Rule rule, double... closes) {
        var positions = new ArrayList<Double>();
        for (double close : closes) {
            positions.add(rule.position(close, 2e-4));
        }
        return positions;
    }

    private static List<MarketFrame> waves(int count) {
        var random = new Random(1);
        var frames = new ArrayList<MarketFrame>();
        for (int i = 0; i < count; i++) {
            double wave = 0.1 * StrictMath.sin(2 * StrictMath.PI * i / (180 * 6));
            double price = 1000 * StrictMath.exp(wave + 1e-4 * random.nextGaussian());
            var rounded = new Price(Math.round(price * 100) * 1_000_000);
            frames.add(Scene.frame(i, rounded, Scene.trade(Duration.ofSeconds(10L * i), rounded.toString())));
        }
        return frames;
    }

    private List<Reply> observe(List<MarketFrame> frames) {
        return frames.stream().map(Scene::observation).map(agent::observe).toList();
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
