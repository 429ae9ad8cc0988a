package io.sapphire.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.Opinion;
import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.kit.Speaker;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Trade;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is promised of every agent, whatever it believes. */
class GoodCitizensTest {
    /** So many frames of ten seconds that each of them has spoken. */
    private static final int WARM = 27_000;

    private static final int AFTER = 1_500;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<MarketFrame> FRAMES = RandomMarket.frames(1, WARM + AFTER, 0, 3e-4);
    private static final Headlines NEWS = (after, until) -> IntStream.range(0, 120)
            .mapToObj(hour -> new Headline(
                    "example.org",
                    "Bitcoin " + (hour % 3 == 0 ? "falls" : "rallies") + " again, says report " + hour,
                    Scene.START.plus(Duration.ofHours(hour))))
            .filter(headline ->
                    headline.seen().isAfter(after) && !headline.seen().isAfter(until))
            .toList();

    @ParameterizedTest
    @MethodSource("everyAgent")
    void answersEveryFrameFromThePastAlone(String id) {
        var replies = replies(id, FRAMES);
        assertThat(replies)
                .extracting(Reply::frame)
                .isEqualTo(FRAMES.stream().map(MarketFrame::number).toList());
        assertThat(replies(id, FRAMES.subList(0, WARM))).isEqualTo(replies.subList(0, WARM));
        var shuffled = replies(id, withShuffledFuture());
        assertThat(shuffled.subList(0, WARM)).isEqualTo(replies.subList(0, WARM));
        assertThat(shuffled).as("the shuffling must matter").isNotEqualTo(replies);
        assertThat(replies.subList(0, WARM + AFTER)).anyMatch(Signal.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("everyAgent")
    void saysWhoItIsAndHowSureItIsWithUnitsAndWithinBounds(String id) {
        var described = agent(id).describe();
        assertThat(described.id().value()).isEqualTo(id);
        assertThat(described.method()).endsWith(".");
        assertThat(described.parameters())
                .isNotEmpty()
                .allMatch(parameter -> !parameter.unit().isEmpty());
        assertThat(signals(id)).allSatisfy(signal -> {
            assertThat(signal.agent()).isEqualTo(described.id());
            assertThat(signal.horizon()).isEqualTo(described.horizon());
            assertThat(signal.confidence().ratio()).isBetween(0.5, 0.6);
            assertThat(signal.risk().e8()).isPositive();
            assertThat(signal.evidence()).isNotEmpty();
            assertThat(signal.rationale()).endsWith(".").doesNotContain("NaN");
            assertThat(Duration.between(signal.eventTime(), signal.expiry())).isLessThan(Duration.ofHours(1));
        });
    }

    /** Frame after frame, whatever the compiler makes of it; at the close of a minute there are bars to make. */
    @ParameterizedTest
    @MethodSource("everyAgent")
    void allocatesNothingToBeSilent(String id) {
        var agent = agent(id);
        for (var frame : FRAMES.subList(0, WARM)) {
            var _ = agent.observe(Scene.observation(frame));
        }
        long silent = 0;
        long allocated = 0;
        for (var frame : FRAMES.subList(WARM, FRAMES.size())) {
            var shown = Scene.observation(frame);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            var opinion = agent.observe(shown);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (opinion instanceof Opinion.Silence && frame.end().getEpochSecond() % 60 != 0) {
                silent++;
                allocated += bytes;
            }
        }
        assertThat(silent).isGreaterThan(AFTER / 2);
        assertThat(allocated).as("bytes of %d silent frames", silent).isZero();
    }

    static List<String> everyAgent() {
        return Roster.ids();
    }

    private static List<Signal> signals(String id) {
        return replies(id, FRAMES).stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    /** The same frames until they are warm; then what was to come, book and trades, in another order. */
    private static List<MarketFrame> withShuffledFuture() {
        var order = new ArrayList<>(IntStream.range(WARM, FRAMES.size()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        var shuffled = new ArrayList<>(FRAMES.subList(0, WARM));
        for (int i = WARM; i < FRAMES.size(); i++) {
            shuffled.add(moved(FRAMES.get(order.get(i - WARM)), i));
        }
        return shuffled;
    }

    private static MarketFrame moved(MarketFrame frame, int to) {
        var begin = Scene.INTERVAL.multipliedBy(to);
        var trades = frame.trades().stream()
                .map(trade -> Scene.trade(
                        begin.plus(Duration.between(frame.start(), trade.eventTime())),
                        trade.price(),
                        trade.quantity(),
                        trade.aggressor()))
                .toArray(Trade[]::new);
        return Scene.frame(to, frame.book(), trades);
    }

    private static List<Reply> replies(String id, List<MarketFrame> frames) {
        var agent = new Speaker(agent(id));
        return frames.stream().map(Scene::observation).map(agent::observe).toList();
    }

    private static Agent agent(String id) {
        return factory(id).open(List.of(Scene.listing()));
    }

    private static AgentFactory factory(String id) {
        var settings = Map.of(
                "sapphire.agents.listen",
                "in-process:none",
                // Else it speaks at every one of these frames.
                "sapphire.agents.volume-microstructure.expiry",
                "2m");
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("sapphire.agents", AgentsProperties.class)
                .get();
        return new Roster(properties, NEWS, new Availability.Absent("none"))
                .named(List.of(id))
                .getFirst();
    }
}
