package io.sapphire.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.agents.kit.Agent;
import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.agents.kit.Headline;
import io.sapphire.agents.kit.Headlines;
import io.sapphire.agents.kit.RandomMarket;
import io.sapphire.agents.kit.Scene;
import io.sapphire.agents.reasoning.Availability;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.signal.Reply;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        assertThat(replies(id, withAnotherFuture()).subList(0, WARM)).isEqualTo(replies.subList(0, WARM));
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

    static List<String> everyAgent() {
        return Roster.ids();
    }

    private static List<Signal> signals(String id) {
        return replies(id, FRAMES).stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList();
    }

    /** The same frames until they are warm; then those of another market. */
    private static List<MarketFrame> withAnotherFuture() {
        var other = new ArrayList<>(FRAMES.subList(0, WARM));
        for (int i = WARM; i < FRAMES.size(); i++) {
            other.add(Scene.frame(i, FRAMES.get(WARM + FRAMES.size() - 1 - i).book()));
        }
        return other;
    }

    private static List<Reply> replies(String id, List<MarketFrame> frames) {
        var agent = agent(id);
        return frames.stream().map(Scene::observation).map(agent::observe).toList();
    }

    private static Agent agent(String id) {
        return factory(id).open(List.of(Scene.listing()));
    }

    private static AgentFactory factory(String id) {
        var settings = Map.of("sapphire.agents.listen", "in-process:none");
        var properties = new Binder(new MapConfigurationPropertySource(settings))
                .bind("sapphire.agents", AgentsProperties.class)
                .get();
        return new Roster(properties, NEWS, new Availability.Absent("none"))
                .named(List.of(id))
                .getFirst();
    }
}
